/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.content.Format;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents, pictures and texts: whole, cut, incomplete, hostile. */
class DocumentsTest {
  @TempDir private Path folder;

  private DeepResult check(String name, byte[] bytes) throws InterruptedException {
    return Fixtures.check(Fixtures.laid(folder, name, bytes));
  }

  private DeepResult check(String name, String text) throws InterruptedException {
    return check(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Format known(String type) {
    return new Format.Known(
        type,
        java.util.List.of(),
        io.yunheng.content.Certainty.HIGH,
        io.yunheng.content.Substance.READABLE,
        Format.Naming.UNTOLD,
        Optional.empty());
  }

  private DeepResult as(String type, byte[] bytes) throws InterruptedException {
    return Fixtures.CHECKS.check(
        Fixtures.laid(folder, "typed", bytes), known(type), Optional.empty());
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(made)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return made.toByteArray();
  }

  private static void opened(DeepResult result) {
    assertThat(result).as(result.findings().toString()).isInstanceOf(DeepResult.Opened.class);
  }

  @Test
  void workbooksAreOpenedAndTheirPartsMissed() throws IOException, InterruptedException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      book.createSheet("one").createRow(0).createCell(0).setCellValue("x");
      book.write(made);
    }
    opened(check("book.xlsx", made.toByteArray()));
    Map<String, String> parts = new LinkedHashMap<>();
    try (var zip = new java.util.zip.ZipInputStream(new ByteArrayInputStream(made.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    opened(check("same.xlsx", zip(parts)));
    String sheet = "xl/worksheets/sheet1.xml";
    Map<String, String> broken = new LinkedHashMap<>(parts);
    broken.put(sheet, "<worksheet><unclosed></worksheet>");
    assertThat(Fixtures.codes(check("broken.xlsx", zip(broken))))
        .containsExactly(DeepCode.PART_MALFORMED);
    Map<String, String> without = new LinkedHashMap<>(parts);
    without.remove(sheet);
    assertThat(Fixtures.codes(check("without.xlsx", zip(without))))
        .containsExactly(DeepCode.PART_MISSING);
  }

  @Test
  void openDocumentsAreOpenedAndTheirPartsMissed() throws IOException, InterruptedException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put("content.xml", "<content/>");
    parts.put(
        "META-INF/manifest.xml",
        "<manifest><file-entry full-path=\"/\"/><file-entry"
            + " full-path=\"content.xml\"/></manifest>");
    opened(as("application/zip", zip(parts)));
    Map<String, String> without = new LinkedHashMap<>(parts);
    without.remove("content.xml");
    assertThat(Fixtures.codes(as("application/zip", zip(without))))
        .containsExactly(DeepCode.PART_MISSING);
    parts.put(
        "META-INF/manifest.xml",
        "<manifest><file-entry"
            + " full-path=\"content.xml\"><encryption-data/></file-entry></manifest>");
    DeepResult locked = as("application/zip", zip(parts));
    assertThat(locked).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(locked)).containsExactly(DeepCode.DOCUMENT_ENCRYPTED);
  }

  @Test
  void ofdIsOpenedAndItsPagesMissed() throws IOException, InterruptedException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("OFD.xml", "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>");
    parts.put(
        "Doc_0/Document.xml",
        "<Document><Pages><Page ID=\"1\" BaseLoc=\"Pages/0.xml\"/></Pages></Document>");
    parts.put("Doc_0/Pages/0.xml", "<Page/>");
    DeepResult whole = as("application/zip", zip(parts));
    opened(whole);
    assertThat(whole.counts()).containsEntry(ContentCount.PAGES, 1L);
    Map<String, String> without = new LinkedHashMap<>(parts);
    without.remove("Doc_0/Pages/0.xml");
    assertThat(Fixtures.codes(as("application/zip", zip(without))))
        .containsExactly(DeepCode.PART_MISSING);
    parts.put("Doc_0/Document.xml", "<Document><Pages/></Document>");
    assertThat(Fixtures.codes(as("application/zip", zip(parts))))
        .containsExactly(DeepCode.NO_PAGES);
  }

  @Test
  void olderOfficeFilesAreReadStreamByStream() throws IOException, InterruptedException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      container.createDocument(new ByteArrayInputStream(new byte[9000]), "WordDocument");
      container.getRoot().createDirectory("Macros");
      container.writeFilesystem(made);
    }
    byte[] bytes = made.toByteArray();
    DeepResult whole = as("application/x-tika-msoffice", bytes);
    opened(whole);
    assertThat(whole.counts()).containsEntry(ContentCount.STREAMS, 1L);
    assertThat(Fixtures.codes(whole)).containsExactly(DeepCode.MACROS);
    for (int length = 0; length < bytes.length - 512; length += 512) {
      assertThat(as("application/x-tika-msoffice", Arrays.copyOf(bytes, length)))
          .as("cut to " + length)
          .isInstanceOf(DeepResult.Damaged.class);
    }
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      container.createDocument(new ByteArrayInputStream(new byte[10]), "Other");
      container.writeFilesystem(other);
    }
    assertThat(Fixtures.codes(as("application/x-tika-msoffice", other.toByteArray())))
        .containsExactly(DeepCode.STREAM_MISSING);
  }

  private static byte[] pdf(int pages, boolean locked) throws IOException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage());
      }
      if (locked) {
        document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      }
      document.save(made);
    }
    return made.toByteArray();
  }

  @Test
  void pdfIsOpenedPageByPage() throws IOException, InterruptedException {
    byte[] bytes = pdf(3, false);
    DeepResult whole = check("three.pdf", bytes);
    opened(whole);
    assertThat(whole.counts()).containsEntry(ContentCount.PAGES, 3L);
    Format format = Fixtures.format(folder.resolve("three.pdf"));
    for (int length = 0; length < bytes.length - 6; length += 13) {
      Path cut = Fixtures.laid(folder, "cut.pdf", Arrays.copyOf(bytes, length));
      assertThat(Fixtures.CHECKS.check(cut, format, Optional.empty()))
          .as("cut to " + length)
          .isInstanceOf(DeepResult.Damaged.class);
    }
    DeepResult locked = check("locked.pdf", pdf(1, true));
    assertThat(locked).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(locked)).containsExactly(DeepCode.DOCUMENT_ENCRYPTED);
    assertThat(Fixtures.codes(check("none.pdf", pdf(0, false)))).contains(DeepCode.NO_PAGES);
  }

  @Test
  void documentsBeyondTheirLimitAreNotChecked() throws IOException, InterruptedException {
    DeepChecks small =
        DeepChecks.shipped(
            new InspectionLimits(200, 1L << 28, 100, 5, Duration.ofMinutes(1), 1 << 26, 100, 5),
            QemuImg.none());
    Path pdf = Fixtures.laid(folder, "large.pdf", pdf(1, false));
    Path office = Fixtures.laid(folder, "large.doc", new byte[4096]);
    for (DeepResult result :
        java.util.List.of(
            small.check(pdf, known("application/pdf"), Optional.empty()),
            small.check(office, known("application/x-tika-msoffice"), Optional.empty()))) {
      assertThat(result).isInstanceOf(DeepResult.NotChecked.class);
      assertThat(Fixtures.codes(result)).containsExactly(DeepCode.LIMIT_DOCUMENT);
      assertThat(Fixtures.words(result)).contains("100");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
  void picturesAreDecodedAndCutsFound(String form) throws IOException, InterruptedException {
    BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 1200; i++) {
      picture.setRGB(i % 40, i / 40, i * 7919);
    }
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, form, made)).isTrue();
    byte[] bytes = made.toByteArray();
    DeepResult whole = check("picture." + form, bytes);
    opened(whole);
    assertThat(whole.counts()).containsEntry(ContentCount.PIXELS, 1200L);
    Format format = Fixtures.format(folder.resolve("picture." + form));
    for (int length = 0; length < bytes.length - 1; length += 1 + bytes.length / 60) {
      Path cut = Fixtures.laid(folder, "cut", Arrays.copyOf(bytes, length));
      assertThat(Fixtures.CHECKS.check(cut, format, Optional.empty()))
          .as("cut to " + length)
          .isNotInstanceOf(DeepResult.Opened.class);
    }
  }

  @Test
  void picturesWithTooManyPixelsAreNotDecoded() throws IOException, InterruptedException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB), "bmp", made);
    DeepChecks small =
        DeepChecks.shipped(
            new InspectionLimits(200, 1L << 28, 100, 5, Duration.ofMinutes(1), 1 << 16, 100, 5),
            QemuImg.none());
    Path file = Fixtures.laid(folder, "large.bmp", made.toByteArray());
    DeepResult result = small.check(file, known("image/bmp"), Optional.empty());
    assertThat(result).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(result)).containsExactly(DeepCode.LIMIT_MEMORY);
  }

  @Test
  void xmlIsReadWithoutFollowingAnything() throws InterruptedException {
    opened(check("a.xml", "<?xml version=\"1.0\"?>\n<a><b x=\"1\">t</b></a>"));
    for (String broken :
        new String[] {"<?xml version=\"1.0\"?><a><b></a>", "<?xml version=\"1.0\"?><a>"}) {
      assertThat(Fixtures.codes(check("b.xml", broken))).containsExactly(DeepCode.XML_MALFORMED);
    }
    Path secret = Fixtures.laid(folder, "secret", "topsecret".getBytes(StandardCharsets.UTF_8));
    DeepResult outside =
        check(
            "x.xml",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e SYSTEM \""
                + secret.toUri()
                + "\">]><a>&e;</a>");
    assertThat(outside).isInstanceOf(DeepResult.Damaged.class);
    assertThat(Fixtures.codes(outside)).contains(DeepCode.XML_ENTITY);
    assertThat(Fixtures.words(outside)).doesNotContain("topsecret");
    StringBuilder bomb =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e0 \"x\">");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY e").append(i).append(" \"");
      bomb.append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
    }
    DeepResult exploded = check("bomb.xml", bomb.append("]><a>&e39;</a>").toString());
    assertThat(Fixtures.codes(exploded)).contains(DeepCode.XML_ENTITY);
    opened(check("some.xml", "<?xml version=\"1.0\"?>" + "<a>".repeat(900) + "</a>".repeat(900)));
    assertThat(Fixtures.codes(check("deep.xml", "<?xml version=\"1.0\"?>" + "<a>".repeat(5000))))
        .containsExactly(DeepCode.LIMIT_DEPTH);
  }

  private DeepResult json(String text) throws InterruptedException {
    return as("application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void jsonIsReadToItsEnd() throws InterruptedException {
    DeepResult whole = json("{\"a\": [1, 2, {\"b\": null}]}");
    opened(whole);
    assertThat(whole.counts()).containsEntry(ContentCount.VALUES, 1L);
    assertThat(json("{}\n{}\n[]\n").counts()).containsEntry(ContentCount.VALUES, 3L);
    for (String broken : new String[] {"", "{\"a\": 1", "{\"a\" 1}", "[1,]", "[1] x"}) {
      assertThat(Fixtures.codes(json(broken))).as(broken).containsExactly(DeepCode.JSON_MALFORMED);
    }
    assertThat(Fixtures.codes(json("[".repeat(5000)))).containsExactly(DeepCode.LIMIT_MEMORY);
  }

  private DeepResult csv(String text, Charset charset) throws InterruptedException {
    return as("text/csv", text.getBytes(charset));
  }

  @Test
  void csvIsReadRowByRow() throws InterruptedException {
    DeepResult whole = csv("a,b\n1,\"x\ny\"\"z\"\n2,\n", StandardCharsets.UTF_8);
    opened(whole);
    assertThat(whole.counts())
        .containsEntry(ContentCount.ROWS, 3L)
        .containsEntry(ContentCount.COLUMNS, 2L);
    assertThat(Fixtures.codes(whole)).isEmpty();
    opened(csv("名称;数量\n甲;1\n", Charset.forName("GB18030")));
    DeepResult ragged = csv("a,b\n1\n", StandardCharsets.UTF_8);
    opened(ragged);
    assertThat(Fixtures.codes(ragged)).containsExactly(DeepCode.CSV_RAGGED);
    assertThat(Fixtures.codes(csv("a,b\n\"1,2\n", StandardCharsets.UTF_8)))
        .containsExactly(DeepCode.CSV_QUOTE);
    assertThat(Fixtures.codes(csv("a,b\n\"1\"x,2\n", StandardCharsets.UTF_8)))
        .containsExactly(DeepCode.CSV_QUOTE);
    assertThat(Fixtures.codes(as("text/csv", new byte[] {'a', ',', (byte) 0xff, (byte) 0xff})))
        .containsExactly(DeepCode.TEXT_ENCODING);
  }
}
