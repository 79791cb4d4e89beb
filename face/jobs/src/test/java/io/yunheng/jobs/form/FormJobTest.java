/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.jobs.FormReadRequest;
import io.yunheng.jobs.FormReadResult;
import io.yunheng.jobs.Standing;
import io.yunheng.report.form.QuestionForm;
import io.yunheng.report.form.QuestionFormWorkbook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody sends back is read whatever it is, and nothing of it becomes a place on the disk.
 */
class FormJobTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final Charset GBK = Charset.forName("GB18030");

  @TempDir private Path folder;

  /** A zip that is put together. */
  private final class Sent {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip;

    Sent(Charset charset) {
      this.zip = new ZipOutputStream(bytes, charset);
    }

    Sent with(String name, byte[] content) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
      return this;
    }

    Sent with(String name, String content) throws IOException {
      return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() throws IOException {
      zip.close();
      return bytes.toByteArray();
    }

    FormReadResult read() throws IOException {
      return FormJobTest.this.read("sent.zip", bytes());
    }
  }

  private Sent sent() {
    return new Sent(StandardCharsets.UTF_8);
  }

  private FormReadResult read(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    return new FormJob(new FormReadRequest(file, folder.resolve("out"))).run();
  }

  private void refused(FaultCode code, Sent sent) throws IOException {
    refused(code, "sent.zip", sent.bytes());
  }

  private void refused(FaultCode code, String name, byte[] bytes) {
    assertThatThrownBy(() -> read(name, bytes))
        .isInstanceOfSatisfying(
            FaultException.class, e -> assertThat(e.fault().code()).isEqualTo(code));
    assertThat(folder.resolve("out/../escaped.txt")).doesNotExist();
  }

  /** A form whose only question was answered. */
  private static byte[] form(String answer, String attachments) throws IOException {
    QuestionForm form =
        new QuestionForm(
            new QuestionForm.Head(ID, 1, "材料", "项目", "补充材料", "某云公司", "", ""),
            List.of(new QuestionForm.Line(1, "机房？", List.of(), List.of(), "", "", "", 1)),
            Language.ZH);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    QuestionFormWorkbook.write(form, out);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
        ByteArrayOutputStream back = new ByteArrayOutputStream()) {
      for (Row row : book.getSheetAt(0)) {
        if (row.getCell(0) != null && row.getCell(0).getCellType() == CellType.NUMERIC) {
          row.getCell(4).setCellValue(answer);
          row.getCell(6).setCellValue(attachments);
        }
      }
      book.write(back);
      return back.toByteArray();
    }
  }

  @Test
  void attachmentsAreFoundByNameAndTheRestIsTold() throws IOException {
    FormReadResult read =
        sent()
            .with("回函/填报表.xlsx", form("北京", "合同.pdf\n图/机房、一.png；没有.pdf"))
            .with("回函/填报表.html", "x")
            .with("回函/附件/说明.txt", "x")
            .with("回函/附件/合同.pdf", "%PDF")
            .with("回函/附件/图/机房、一.png", "png")
            .with("回函/附件/多余.pdf", "x")
            .with("回函/别处.pdf", "x")
            .with("__MACOSX/回函/._填报表.xlsx", "x")
            .read();
    assertThat(read.id()).isEqualTo(ID);
    assertThat(read.rows())
        .containsExactly(new FormReadResult.Row(1, 1, "北京", "", List.of(0, 1), List.of("没有.pdf")));
    assertThat(read.attachments())
        .extracting(FormReadResult.Attachment::name)
        .containsExactly("合同.pdf", "图/机房、一.png");
    assertThat(read.attachments().getFirst().file())
        .hasParent(folder.resolve("out"))
        .hasContent("%PDF");
    assertThat(read.unnamed()).containsExactlyInAnyOrder("多余.pdf", "回函/别处.pdf");
    assertThat(read.standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void namesOfChineseWindowsAndBackslashesAreUnderstood() throws IOException {
    FormReadResult read =
        new Sent(GBK).with("填报表.xlsx", form("北京", "合同.pdf")).with("附件\\合同.pdf", "%PDF").read();
    assertThat(read.attachments())
        .extracting(FormReadResult.Attachment::name)
        .containsExactly("合同.pdf");
    assertThat(read.standing()).isEqualTo(Standing.CLEAN);
  }

  @Test
  void theExcelFileAloneIsEnough() throws IOException {
    FormReadResult read = read("form.xlsx", form("北京", "合同.pdf"));
    assertThat(read.rows().getFirst().answer()).isEqualTo("北京");
    assertThat(read.rows().getFirst().missing()).containsExactly("合同.pdf");
    assertThat(read.attachments()).isEmpty();
  }

  @Test
  void hostileArchivesAreRefused() throws IOException {
    byte[] form = form("北京", "a.bin");
    for (String name :
        List.of("../escaped.txt", "/etc/escaped", "附件/../../escaped.txt", "C:\\escaped", "..\\x")) {
      refused(FaultCode.FORM_ARCHIVE_UNSAFE, sent().with("填报表.xlsx", form).with(name, "x"));
    }
    refused(
        FaultCode.FORM_ARCHIVE_TOO_LARGE,
        sent().with("填报表.xlsx", form).with("附件/a.bin", new byte[32 << 20]));
    refused(FaultCode.FORM_ARCHIVE_TOO_LARGE, sent().with("填报表.xlsx", new byte[32 << 20]));
    Sent many = sent();
    for (int i = 0; i < 2_001; i++) {
      many.with("附件/" + i, "");
    }
    refused(FaultCode.FORM_ARCHIVE_TOO_LARGE, many);
    refused(FaultCode.FORM_ABSENT, sent().with("附件/填报表.xlsx", form));
    refused(FaultCode.FORM_SEVERAL, sent().with("a.xlsx", form).with("b.xlsx", form));
    refused(FaultCode.EXCEL_OTHER_FORMAT, sent().with("填报表.xlsx", "not an Excel file"));
    refused(FaultCode.FORM_ARCHIVE_BROKEN, "sent.zip", "no zip at all".getBytes(GBK));
    refused(FaultCode.EXCEL_OTHER_FORMAT, "form.xlsx", "no zip at all".getBytes(GBK));
    byte[] ole = new byte[600];
    System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0, ole, 0, 4);
    refused(FaultCode.EXCEL_OLD_FORMAT, "form.xls", ole);
    byte[] mark = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(mark, 0, ole, 100, mark.length);
    refused(FaultCode.EXCEL_ENCRYPTED, "form.xlsx", ole);
  }

  @Test
  void whatIsDamagedOrHasAPasswordIsRefused() throws IOException {
    byte[] zip =
        sent().with("填报表.xlsx", form("北京", "a.bin")).with("附件/a.bin", "0123456789").bytes();
    int central = 0;
    for (int i = 0; i + 3 < zip.length; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        central = i;
      }
    }
    zip[central + 16] ^= 1;
    refused(FaultCode.FORM_ARCHIVE_BROKEN, "sent.zip", zip);
    byte[] cut = java.util.Arrays.copyOf(zip, zip.length - 30);
    refused(FaultCode.FORM_ARCHIVE_BROKEN, "sent.zip", cut);
  }
}
