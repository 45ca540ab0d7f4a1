package org.diandan.request.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two formats, read strictly. */
enum Written {
  XML("text/xml; charset=utf-8"),
  JSON("application/json; charset=utf-8");

  final String contentType;

  Written(String contentType) {
    this.contentType = contentType;
  }

  String suffix() {
    return "." + name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * The rows of an answer that is a list, with the text of each plain field; null where it is
   * empty.
   *
   * @param root and row are the names XML must have
   */
  List<Map<String, @Nullable String>> rows(String body, String root, String row) {
    return switch (this) {
      case XML -> {
        var top = xml(body);
        assertThat(top.getTagName()).isEqualTo(root);
        yield children(top).stream()
            .map(
                child -> {
                  assertThat(child.getTagName()).isEqualTo(row);
                  return fields(child);
                })
            .toList();
      }
      case JSON -> {
        var top = json(body);
        assertThat(top.isArray()).as("an array: " + body).isTrue();
        yield top.valueStream().map(Written::fields).toList();
      }
    };
  }

  /** Parses with everything that is not well-formed as an error. */
  static Element xml(String body) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder.parse(new InputSource(new StringReader(body))).getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("No XML: " + body, e);
    }
  }

  static JsonNode json(String body) {
    return JsonMapper.shared().readTree(body);
  }

  static List<Element> children(Element parent) {
    var children = new ArrayList<Element>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  static Element child(Element parent, String name) {
    return children(parent).stream()
        .filter(element -> element.getTagName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No <" + name + "> in " + parent.getTagName()));
  }

  private static Map<String, @Nullable String> fields(Element row) {
    var fields = new LinkedHashMap<String, @Nullable String>();
    for (var field : children(row)) {
      var text = field.getTextContent();
      fields.put(field.getTagName(), text.isEmpty() ? null : text);
    }
    return fields;
  }

  private static Map<String, @Nullable String> fields(JsonNode row) {
    var fields = new LinkedHashMap<String, @Nullable String>();
    row.properties()
        .forEach(
            field ->
                fields.put(
                    field.getKey(),
                    field.getValue().isNull()
                        ? null
                        : field.getValue().isContainer()
                            ? field.getValue().toString()
                            : field.getValue().asString()));
    return fields;
  }

  /** Nothing is forgiven. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) throws SAXParseException {
      throw e;
    }

    @Override
    public void error(SAXParseException e) throws SAXParseException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXParseException {
      throw e;
    }
  }
}
