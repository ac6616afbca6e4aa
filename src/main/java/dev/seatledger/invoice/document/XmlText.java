package dev.seatledger.invoice.document;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements within elements. */
final class XmlText {

    private final XMLStreamWriter writer;

    XmlText(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /** The content of an element. */
    @FunctionalInterface
    interface Inside {
        void write() throws XMLStreamException;
    }

    /**
     * @param namespaces prefix, URI, prefix, URI …
     */
    void root(String name, List<String> namespaces, Inside inside) throws XMLStreamException {
        writer.writeStartDocument("UTF-8", "1.0");
        writer.writeStartElement(name);
        for (int i = 0; i < namespaces.size(); i += 2) {
            writer.writeAttribute("xmlns:" + namespaces.get(i), namespaces.get(i + 1));
        }
        inside.write();
        writer.writeEndElement();
        writer.writeEndDocument();
    }

    void element(String name, Inside inside) throws XMLStreamException {
        writer.writeStartElement(name);
        inside.write();
        writer.writeEndElement();
    }

    void text(String name, String text) throws XMLStreamException {
        element(name, () -> writer.writeCharacters(text));
    }

    void text(String name, String text, String attribute, String value) throws XMLStreamException {
        writer.writeStartElement(name);
        writer.writeAttribute(attribute, value);
        writer.writeCharacters(text);
        writer.writeEndElement();
    }

    void close() throws XMLStreamException {
        writer.close();
    }
}
