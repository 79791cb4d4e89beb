/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.ExcelLimits;
import io.yunheng.files.WordText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The text of a document.
 *
 * @param sha256 of the file, in lower-case hex
 */
public record DocumentText(String sha256, List<Paragraph> paragraphs) {
  /** The largest file read, in bytes. */
  public static final int MAX_BYTES = 32 << 20;

  /** The most pages read of a PDF. */
  public static final int MAX_PAGES = 2_000;

  private static final ExcelLimits LIMITS =
      new ExcelLimits(MAX_BYTES, 128L << 20, 256L << 20, 4096, 0, 0);

  public DocumentText {
    paragraphs = List.copyOf(paragraphs);
  }

  /**
   * A piece of a document.
   *
   * @param page the page it is on, counted from 1; empty where the form has none
   * @param number counted from 1, in the document or on the page
   */
  public record Paragraph(Optional<Integer> page, int number, String text) {}

  /**
   * Reads a file: docx, pdf, or plain text in UTF-8 or GB 18030.
   *
   * @param name the file's name for messages
   * @throws FaultException if it is missing, unreadable, too large, protected, or holds no text
   */
  public static DocumentText read(Path file, String name) {
    byte[] bytes = BoundedFile.bytes(file, name, MAX_BYTES);
    String kind = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    List<Paragraph> paragraphs =
        switch (kind) {
          case "docx" -> numbered(WordText.paragraphs(file, name, LIMITS));
          case "pdf" -> pdf(bytes, name);
          case "txt", "md" -> numbered(text(bytes, name).lines().toList());
          default -> throw FaultException.of(FaultCode.DOCUMENT_FORM, "file", name);
        };
    if (paragraphs.isEmpty()) {
      throw FaultException.of(FaultCode.DOCUMENT_NO_TEXT, "file", name);
    }
    return new DocumentText(digest(bytes), paragraphs);
  }

  private static List<Paragraph> numbered(List<String> texts) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (String text : texts) {
      if (!text.isBlank()) {
        paragraphs.add(new Paragraph(Optional.empty(), paragraphs.size() + 1, text));
      }
    }
    return paragraphs;
  }

  private static List<Paragraph> pdf(byte[] bytes, String name) {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() > MAX_PAGES) {
        throw FaultException.of(
            FaultCode.FILE_TOO_LARGE,
            "file",
            name,
            "size",
            document.getNumberOfPages() + " p.",
            "limit",
            MAX_PAGES + " p.");
      }
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      List<Paragraph> paragraphs = new ArrayList<>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        int number = 0;
        for (String line : stripper.getText(document).lines().toList()) {
          if (!line.isBlank()) {
            number++;
            paragraphs.add(new Paragraph(Optional.of(page), number, line));
          }
        }
      }
      return paragraphs;
    } catch (InvalidPasswordException e) {
      throw new FaultException(Fault.of(FaultCode.DOCUMENT_PROTECTED, "file", name), e);
    } catch (IOException | IllegalArgumentException | StackOverflowError e) {
      throw unreadable(name, e);
    }
  }

  private static String text(byte[] bytes, String name) {
    String text =
        decoded(bytes, StandardCharsets.UTF_8)
            .or(() -> decoded(bytes, Charset.forName("GB18030")))
            .orElseThrow(() -> FaultException.of(FaultCode.DOCUMENT_FORM, "file", name));
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static Optional<String> decoded(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static FaultException unreadable(String name, Throwable cause) {
    return new FaultException(
        Fault.of(
            FaultCode.FILE_UNREADABLE, "file", name, "reason", String.valueOf(cause.getMessage())),
        cause);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
