/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents as people bring them, and as nobody should. */
class DocumentTextTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void paragraphsAndTablesOfAWordFile() throws IOException {
    Path file = folder.resolve("a.docx");
    try (XWPFDocument document = new XWPFDocument();
        OutputStream out = Files.newOutputStream(file)) {
      document.createParagraph().createRun().setText("第一条 服务");
      document.createParagraph();
      XWPFTable table = document.createTable(1, 2);
      table.getRow(0).getCell(0).setText("运维");
      table.getRow(0).getCell(1).setText("乙方");
      document.write(out);
    }

    DocumentText text = DocumentText.read(file, "a.docx");

    assertThat(text.paragraphs())
        .extracting(DocumentText.Paragraph::text)
        .containsExactly("第一条 服务", "运维", "乙方");
    assertThat(text.sha256()).hasSize(64);
  }

  @Test
  void linesOfAPdfWithTheirPage() throws IOException {
    Path file = folder.resolve("a.pdf");
    pdf(file, "");

    DocumentText text = DocumentText.read(file, "a.pdf");

    assertThat(text.paragraphs()).hasSize(1);
    assertThat(text.paragraphs().getFirst().text()).isEqualTo("Clause 9 accountability");
    assertThat(text.paragraphs().getFirst().page()).contains(2);
  }

  @Test
  void plainTextInEitherEncoding() throws IOException {
    for (String charset : new String[] {"UTF-8", "GB18030"}) {
      Path file = folder.resolve(charset + ".txt");
      Files.write(file, "第九条 问责\n\n第十条".getBytes(Charset.forName(charset)));

      assertThat(DocumentText.read(file, "a.txt").paragraphs())
          .extracting(DocumentText.Paragraph::text)
          .containsExactly("第九条 问责", "第十条");
    }
  }

  @Test
  void whatCannotBeReadSaysWhy() throws IOException {
    Path secret = folder.resolve("secret.pdf");
    pdf(secret, "owner");
    Path empty = folder.resolve("empty.pdf");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(empty.toFile());
    }
    Path broken = folder.resolve("broken.pdf");
    Files.writeString(broken, "%PDF-1.7 nothing");
    Path other = folder.resolve("a.doc");
    Files.write(other, new byte[] {1, 2});
    Path binary = folder.resolve("binary.txt");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xff, 0});
    Path bomb = folder.resolve("bomb.docx");
    zip(bomb, "<x>" + " ".repeat(40_000_000) + "</x>");
    Path entity = folder.resolve("entity.docx");
    zip(entity, "<!DOCTYPE p [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><p><t>&a;</t></p>");

    refused(secret, FaultCode.DOCUMENT_PROTECTED);
    refused(empty, FaultCode.DOCUMENT_NO_TEXT);
    refused(broken, FaultCode.FILE_UNREADABLE);
    refused(other, FaultCode.DOCUMENT_FORM);
    refused(binary, FaultCode.DOCUMENT_FORM);
    refused(bomb, FaultCode.EXCEL_BOMB);
    refused(entity, FaultCode.EXCEL_XML_ENTITY);
    refused(folder.resolve("none.txt"), FaultCode.FILE_MISSING);
  }

  private static void refused(Path file, FaultCode code) {
    assertThatThrownBy(() -> DocumentText.read(file, String.valueOf(file.getFileName())))
        .isInstanceOfSatisfying(
            FaultException.class, e -> assertThat(e.faults().getFirst().code()).isEqualTo(code));
  }

  private static void zip(Path file, String body) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private static void pdf(Path file, String owner) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(72, 700);
        content.showText("Clause 9 accountability");
        content.endText();
      }
      if (!owner.isEmpty()) {
        document.protect(new StandardProtectionPolicy(owner, "user", new AccessPermission()));
      }
      document.save(file.toFile());
    }
  }
}
