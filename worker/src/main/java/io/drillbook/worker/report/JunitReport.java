package io.drillbook.worker.report;

import io.drillbook.worker.assembly.RunbookTests.Tested;
import io.drillbook.workflows.rehearsal.Judgement;
import io.drillbook.workflows.rehearsal.Judgement.Difference;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The tests of runbooks in the XML form that build servers read. */
public final class JunitReport {
    private JunitReport() {}

    /** One suite a runbook, one test a case. */
    public static String of(List<Tested> all) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (Tested tested : all) {
                suite(tested, xml);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text + "\n";
    }

    private static void suite(Tested tested, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", tested.runbook());
        xml.writeAttribute("tests", Integer.toString(tested.judgements().size()));
        xml.writeAttribute("failures", Long.toString(TestReport.failed(List.of(tested))));
        for (Judgement judgement : tested.judgements()) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", tested.runbook());
            xml.writeAttribute("name", judgement.played().testCase().name());
            if (!judgement.passed()) {
                xml.writeStartElement("failure");
                xml.writeAttribute("message", judgement.differences().getFirst().what());
                xml.writeCharacters(
                        judgement.differences().stream().map(JunitReport::text).collect(Collectors.joining("\n")));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String text(Difference difference) {
        return difference.what() + ": expected " + difference.expected() + ", got " + difference.got();
    }
}
