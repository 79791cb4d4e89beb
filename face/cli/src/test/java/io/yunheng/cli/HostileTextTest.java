/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Names from outside that mean harm, through every command that writes papers. */
class HostileTextTest {
  private static final String CONTROLS =
      "c" + new String(IntStream.range(0, 32).toArray(), 0, 32) + "d";
  private static final List<String> HOSTILE =
      List.of(
          "=HYPERLINK(\"http://192.0.2.1\",\"y\")",
          "+1+1",
          "-2+3",
          "@SUM(A1)",
          "\t=1+1",
          "\r=1+1",
          "=cmd|'/c calc'!A0",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "]]><!--",
          "&#x0;&amp;_x0041_",
          CONTROLS,
          "\ud800half\udc00",
          "\u202egpj.exe",
          new String(IntStream.range(0x4e00, 0x4e00 + 20_000).toArray(), 0, 20_000).repeat(2),
          "+" + new String(IntStream.range(0x20000, 0x20000 + 20_000).toArray(), 0, 20_000));

  private static final Pattern LIVE =
      Pattern.compile("<script>alert|<img src=x|\u202e|[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]");

  /** Fields that Word computes and the program writes itself. */
  private static final Set<String> FIELDS = Set.of("TOC", "SEQ", "PAGE", "NUMPAGES");

  /** Halves of characters can stand in JSON as escapes alone. */
  private static final JsonMapper ESCAPING =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Set<String> seen = new HashSet<>();
  @TempDir private Path place;
  private int next;

  private String hostile() {
    return HOSTILE.get(next++ % HOSTILE.size());
  }

  @Test
  void aCloudWhoseNamesMeanHarmIsAssessed() throws IOException, XMLStreamException {
    ExampleCase example = ExampleCase.in(place);
    for (String estate : List.of("estates/now.jsonl", "estates/before.jsonl")) {
      next = 0;
      renamed(example.folder().resolve(estate));
    }
    registers(example.folder().resolve("registers/papers.xlsx"));
    registers(example.folder().resolve("registers/cloud.xlsx"));
    example.replace("case.yaml", "\"示例政务云\"", quoted(HOSTILE.getFirst() + HOSTILE.get(8)));

    Path out = place.resolve("out");
    Ran.of("assess", example.folder(), "-o", out).exits(12);
    Ran.of("workbook", "export", example.folder(), "-o", out.resolve("book.xlsx")).exits(0);

    harmless(out);
    assertThat(seen).contains("html", "xlsx", "svg", "json", "jsonl");
    assertThat(cells(out.resolve("workbook.xlsx")))
        .contains("<script>alert(1)</script>", "=HYPERLINK(", "@SUM(A1)");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @Test
  void partiesWhoseNamesMeanHarmGetTheirPapers() throws IOException, XMLStreamException {
    for (String language : List.of("zh", "en")) {
      next = language.equals("zh") ? 0 : HOSTILE.size() / 2;
      Path out = place.resolve("out-" + language);
      Ran.of("responsibility", arrangement(60_000), "-o", out, "--full", "--lang", language)
          .exits(12);
      Ran.of("arrangement", "convert", arrangement(60_000), out.resolve("long.xlsx"))
          .fails(65, "data-value-invalid");
      Ran.of("arrangement", "convert", arrangement(900), out.resolve("form.xlsx")).exits(0);

      harmless(out);
    }
    assertThat(seen).contains("html", "xlsx", "docx", "json");
  }

  @Test
  void filesWhoseNamesMeanHarmAreHandedOver() throws IOException, XMLStreamException {
    Path site = Files.createDirectory(place.resolve("site"));
    for (String name : HOSTILE) {
      String possible = name.replace("/", "∕").replace("\u0000", "").replaceAll("\\p{Cs}", "");
      int most =
          possible.offsetByCodePoints(
              0, Math.min(50, possible.codePointCount(0, possible.length())));
      Files.writeString(site.resolve(possible.substring(0, most)), "x");
    }
    Path lists = place.resolve("lists");
    Path out = place.resolve("out");
    Ran.of("manifest", "create", site, "--beside", "-o", lists).exits(0);
    Files.delete(site.resolve("+1+1"));
    Ran.of("manifest", "verify", lists, "-o", out).exits(12);

    harmless(lists);
    harmless(out);
    assertThat(seen).contains("html", "xlsx", "docx", "json", "jsonl");
  }

  /**
   * Gives the names in an estate to what means harm; ids stay, so that all of it hangs together.
   */
  private void renamed(Path estate) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(estate)) {
      ObjectNode record = (ObjectNode) JsonMapper.shared().readTree(line);
      for (String field : List.of("name", "domain", "description", "product", "vendor")) {
        if (record.path(field).isString()) {
          record.put(field, hostile());
        }
      }
      if (record.path("tags").isArray()) {
        ((ArrayNode) record.path("tags")).add(hostile());
      }
      lines.add(ESCAPING.writeValueAsString(record));
    }
    lines.removeLast();
    String body = String.join("\n", lines) + "\n";
    String end =
        "{\"end\":true,\"records\":%d,\"sha256\":\"%s\"}\n"
            .formatted(
                lines.stream().filter(one -> one.startsWith("{\"kind\"")).count(), sha256(body));
    Files.writeString(estate, body + end);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes what means harm into the cells that hold made-up names. */
  private void registers(Path file) throws IOException {
    try (XSSFWorkbook book = ExampleCase.opened(file)) {
      for (Sheet sheet : book) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (row.getRowNum() > 1 && cell.getStringCellValue().contains("示例")) {
              String text = hostile();
              cell.setCellValue(text.length() > 32_767 ? text.substring(0, 32_767) : text);
            }
          }
        }
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
  }

  /** The example with other names, none longer than that. */
  private Path arrangement(int longest) throws IOException {
    JsonNode read =
        new YAMLMapper()
            .readTree(GuideTest.ROOT.resolve("examples/responsibility/gov-website.yaml").toFile());
    named(read, longest);
    Path file = place.resolve("site.yaml");
    Files.write(file, ESCAPING.writeValueAsBytes(read));
    return file;
  }

  private void named(JsonNode node, int longest) {
    if (node instanceof ObjectNode object && object.path("name").isString()) {
      String text = hostile();
      object.put("name", text.substring(0, Math.min(longest, text.length())));
    }
    for (JsonNode inner : node) {
      named(inner, longest);
    }
  }

  private static String quoted(String text) {
    return ESCAPING.writeValueAsString(text);
  }

  private void harmless(Path folder) throws IOException, XMLStreamException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        String type = name.substring(name.lastIndexOf('.') + 1);
        seen.add(type);
        switch (type) {
          case "xlsx" -> {
            parts(file);
            cells(file);
          }
          case "docx" -> parts(file);
          case "svg" -> {
            try (InputStream in = Files.newInputStream(file)) {
              assertThat(elements(in, file + ""))
                  .doesNotContain("script", "image", "foreignObject");
            }
          }
          case "html" -> assertThat(live(Files.readString(file))).as(name).isEmpty();
          case "json" -> JsonMapper.shared().readTree(Files.readAllBytes(file));
          case "jsonl" -> {
            for (String line : Files.readAllLines(file)) {
              JsonMapper.shared().readTree(line);
            }
          }
          default -> {}
        }
      }
    }
  }

  /** What of a page is markup from outside, or breaks or reorders the text around it. */
  private static List<String> live(String page) {
    return LIVE.matcher(page)
        .results()
        .map(
            one ->
                page.substring(Math.max(0, one.start() - 60), one.start())
                    + "[U+%04X]".formatted((int) page.charAt(one.start())))
        .limit(5)
        .toList();
  }

  /** Every part is XML, and leads nowhere else. */
  private static void parts(Path file) throws IOException, XMLStreamException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String what = file.getFileName() + "/" + entry.getName();
        assertThat(entry.getName()).doesNotContain("externalLink", "vbaProject", "embeddings");
        try (InputStream in = zip.getInputStream(entry)) {
          assertThat(elements(in, what))
              .as(what)
              .doesNotContain("f", "ddeLink", "fldSimple", "object");
        }
      }
    }
  }

  /** The elements of an XML text; fields are the program's own, and relations lead inside. */
  private static Set<String> elements(InputStream in, String what) throws XMLStreamException {
    Set<String> elements = new HashSet<>();
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(in);
    while (reader.hasNext()) {
      if (reader.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      elements.add(reader.getLocalName());
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        assertThat(reader.getAttributeLocalName(i)).as(what).doesNotStartWith("on");
        assertThat(reader.getAttributeValue(i)).as(what).isNotEqualTo("External");
      }
      if (reader.getLocalName().equals("instrText")) {
        assertThat(FIELDS).as(what).contains(reader.getElementText().strip().split(" ", -1)[0]);
      }
    }
    return elements;
  }

  /** All texts of a workbook: none is a formula, none is too long, none becomes one on editing. */
  private static String cells(Path file) throws IOException {
    StringBuilder texts = new StringBuilder();
    try (XSSFWorkbook book = ExampleCase.opened(file)) {
      for (Sheet sheet : book) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            assertThat(cell.getCellType())
                .isIn(CellType.STRING, CellType.NUMERIC, CellType.BLANK, CellType.BOOLEAN);
            if (cell.getCellType() == CellType.STRING) {
              String text = cell.getStringCellValue();
              assertThat(text.length()).isLessThanOrEqualTo(32_767);
              if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
                assertThat(cell.getCellStyle().getQuotePrefixed())
                    .as(
                        file.getFileName()
                            + " "
                            + sheet.getSheetName()
                            + " "
                            + cell.getAddress()
                            + " "
                            + text)
                    .isTrue();
              }
              texts.append(text).append('\n');
            }
          }
        }
      }
    }
    return texts.toString();
  }
}
