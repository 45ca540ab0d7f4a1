package org.diandan.request.open311.web;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.diandan.request.open311.web.Piece.Amount;
import org.diandan.request.open311.web.Piece.Fields;
import org.diandan.request.open311.web.Piece.Flag;
import org.diandan.request.open311.web.Piece.Many;
import org.diandan.request.open311.web.Piece.Named;
import org.diandan.request.open311.web.Piece.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A whole answer.
 *
 * @param root the outermost element; JSON drops it
 */
record Document(String root, Piece piece) {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  byte[] bytes(Format format) {
    var text =
        switch (format) {
          case XML -> xml();
          case JSON -> json();
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String xml() {
    var text = new StringWriter();
    try {
      var writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      text.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
      write(writer, root, piece);
      writer.writeEndDocument();
      writer.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing to memory cannot fail.", e);
    }
    return text.toString();
  }

  private static void write(XMLStreamWriter writer, String name, Piece piece)
      throws XMLStreamException {
    var text = plain(piece);
    if (text != null && text.isEmpty()) {
      writer.writeEmptyElement(name);
      return;
    }
    writer.writeStartElement(name);
    if (text != null) {
      writer.writeCharacters(text);
    }
    if (piece instanceof Fields fields) {
      for (var field : fields.all()) {
        write(writer, field.name(), field.piece());
      }
    }
    if (piece instanceof Many many) {
      for (var each : many.all()) {
        write(writer, many.each(), each);
      }
    }
    writer.writeEndElement();
  }

  /** The text of an element that has no elements inside; null when it may have some. */
  private static @Nullable String plain(Piece piece) {
    return switch (piece) {
      case Text text -> text.value() == null ? "" : allowed(text.value());
      case Flag flag -> Boolean.toString(flag.value());
      case Amount number -> number.value() == null ? "" : number.value().toPlainString();
      case Fields fields -> fields.all().isEmpty() ? "" : null;
      case Many many -> many.all().isEmpty() ? "" : null;
    };
  }

  /** XML 1.0 has no way to write most control characters, so they are left out. */
  private static String allowed(String text) {
    return text.codePoints()
        .filter(Document::isAllowed)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isAllowed(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xd7ff)
        || (point >= 0xe000 && point <= 0xfffd)
        || point >= 0x10000;
  }

  private String json() {
    var text = new StringWriter();
    try (var generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      write(generator, piece);
    }
    return text.toString();
  }

  private static void write(JsonGenerator generator, Piece piece) {
    switch (piece) {
      case Text text -> generator.writeString(text.value() == null ? null : whole(text.value()));
      case Flag flag -> generator.writeBoolean(flag.value());
      case Amount number -> generator.writeNumber(number.value());
      case Fields fields -> {
        generator.writeStartObject();
        for (Named field : fields.all()) {
          generator.writeName(field.name());
          write(generator, field.piece());
        }
        generator.writeEndObject();
      }
      case Many many -> {
        generator.writeStartArray();
        many.all().forEach(each -> write(generator, each));
        generator.writeEndArray();
      }
    }
  }

  /** Halves of a surrogate pair are no text in UTF-8. */
  private static String whole(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
