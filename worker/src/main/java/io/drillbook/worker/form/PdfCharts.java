package io.drillbook.worker.form;

import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxFastOutputDevice;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Draws the charts of {@link TrendChart} and {@link BarChart} into a PDF: lines, bars, dots and labels, and nothing else
 * of SVG. It needs no font of the system.
 */
final class PdfCharts implements SVGDrawer {
    @Override
    public SVGImage buildSVGImage(
            Element svg, Box box, CssContext context, double maxWidth, double maxHeight, double dotsPerPixel) {
        return new Chart(svg, box, dotsPerPixel);
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {
        // Labels take the page's own font.
    }

    @Override
    public void addFontFile(File file, String family, Integer weight, FontStyle style) {
        // Labels take the page's own font.
    }

    @Override
    public void close() {
        // It holds nothing.
    }

    private record Chart(Element svg, Box box, double dots) implements SVGImage {
        @Override
        public int getIntrinsicWidth() {
            return (int) Math.ceil(number(svg, "width") * dots);
        }

        @Override
        public int getIntrinsicHeight() {
            return (int) Math.ceil(number(svg, "height") * dots);
        }

        @Override
        public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
            for (Node node = svg.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element element) {
                    draw((PdfBoxFastOutputDevice) device, context, element, x, y);
                }
            }
        }

        private void draw(
                PdfBoxFastOutputDevice device, RenderingContext context, Element element, double x, double y) {
            device.setColor(colour(element.getAttribute("class")));
            switch (element.getTagName()) {
                case "line" -> {
                    device.setStroke(stroke(element.getAttribute("class")));
                    device.draw(new Line2D.Double(
                            x + at(element, "x1"),
                            y + at(element, "y1"),
                            x + at(element, "x2"),
                            y + at(element, "y2")));
                }
                case "rect" ->
                    device.fill(new Rectangle2D.Double(
                            x + at(element, "x"), y + at(element, "y"), at(element, "width"), at(element, "height")));
                case "circle" -> {
                    double radius = at(element, "r");
                    device.fill(new Ellipse2D.Double(
                            x + at(element, "cx") - radius, y + at(element, "cy") - radius, 2 * radius, 2 * radius));
                }
                case "text" -> text(device, context, element, x, y);
                default -> {
                    // A title is for who points at it.
                }
            }
        }

        private void text(
                PdfBoxFastOutputDevice device, RenderingContext context, Element element, double x, double y) {
            FSFont font = box.getStyle().getFSFont(context);
            String text = element.getTextContent();
            double width = context.getTextRenderer().getWidth(context.getFontContext(), font, text);
            double shift = element.getAttribute("text-anchor").equals("end") ? width : 0;
            device.setFont(font);
            device.setColor(new FSRGBColor(0x45, 0x50, 0x5c));
            device.drawString(text, (float) (x + at(element, "x") - shift), (float) (y + at(element, "y")), null);
        }

        private double at(Element element, String attribute) {
            return number(element, attribute) * dots;
        }

        private BasicStroke stroke(String style) {
            float width = (float) ((style.equals("objective") ? 2 : 1.2) * dots);
            return new BasicStroke(width);
        }

        private static double number(Element element, String attribute) {
            return Double.parseDouble(element.getAttribute(attribute));
        }

        /** The same as in the page's style. */
        private static FSRGBColor colour(String style) {
            return switch (style) {
                case "met" -> new FSRGBColor(0x2f, 0x8a, 0x4d);
                case "missed" -> new FSRGBColor(0xc2, 0x3b, 0x31);
                case "objective" -> new FSRGBColor(0x8a, 0x5a, 0x00);
                case "axis" -> new FSRGBColor(0x9a, 0xa5, 0xb1);
                default -> new FSRGBColor(0x4d, 0x7a, 0xb3);
            };
        }
    }
}
