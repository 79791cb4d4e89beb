/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.form;

import io.yunheng.report.page.PageTemplates;
import io.yunheng.report.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A form with everything that goes with it, as one zip: the Excel file, the same as a page to read
 * and print, and a folder for attachments.
 */
public final class QuestionFormArchive {
  private static final LocalDateTime WRITTEN = LocalDateTime.of(1981, 1, 1, 0, 0);

  private final PageTemplates templates;

  public QuestionFormArchive(PageTemplates templates) {
    this.templates = templates;
  }

  /** Writes it; the same form is the same bytes. {@code out} is left open. */
  public void write(QuestionForm form, OutputStream out) throws IOException {
    Words words = Words.in(form.language());
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    begin(zip, words.of("form.file") + ".xlsx");
    QuestionFormWorkbook.write(form, zip);
    zip.closeEntry();
    begin(zip, words.of("form.file") + ".html");
    zip.write(page(form).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    begin(zip, words.of("form.folder") + "/" + words.of("form.readme") + ".txt");
    String how = words.of("form.readme.text").replace("\n", "\r\n") + "\r\n";
    zip.write(("\ufeff" + how).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
  }

  /** The form as a page that needs nothing else, to read and print. */
  public String page(QuestionForm form) {
    return templates.render("form.jte", Map.of("form", form, "w", Words.in(form.language())));
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(WRITTEN);
    zip.putNextEntry(entry);
  }
}
