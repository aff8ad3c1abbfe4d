package io.drillbook.worker.form;

import java.util.List;

/** Builds a well-formed page. Text and attribute values go through one escape; there is no other way in. */
final class Markup {
    private final StringBuilder page = new StringBuilder();

    /** Markup that is written in this program, with nothing of a record in it. */
    Markup raw(String markup) {
        page.append(markup);
        return this;
    }

    Markup text(String text) {
        page.append(escape(text));
        return this;
    }

    /** An element around a text. */
    Markup element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">");
    }

    /** An element of a class of ours around a text. */
    Markup element(String name, String style, String text) {
        return raw("<" + name + " class=\"" + escape(style) + "\">").text(text).raw("</" + name + ">");
    }

    /** A table. */
    Markup table(List<String> header, List<List<String>> rows) {
        raw("<table><thead><tr>");
        header.forEach(cell -> element("th", cell));
        raw("</tr></thead><tbody>");
        for (List<String> row : rows) {
            raw("<tr>");
            row.forEach(cell -> element("td", cell));
            raw("</tr>");
        }
        return raw("</tbody></table>");
    }

    @Override
    public String toString() {
        return page.toString();
    }

    /** Letters that mean something in markup; control characters, which XML has no form for, become a mark. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    boolean written = point == '\n' || point == '\t' || (point >= 0x20 && point != 0x7f);
                    boolean half = (point >= 0xd800 && point <= 0xdfff) || (point >= 0xfffe && point <= 0xffff);
                    safe.appendCodePoint(written && !half ? point : 0xfffd);
                }
            }
        });
        return safe.toString();
    }
}
