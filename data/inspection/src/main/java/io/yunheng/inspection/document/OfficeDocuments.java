/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.document;

import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.poi.EmptyFileException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.DocumentNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Opens PDF files and the older office files. */
public final class OfficeDocuments {
  private static final int TAIL = 2048;
  private static final int DEEPEST = 64;
  private static final Pattern START = Pattern.compile("startxref\\s+(\\d{1,18})\\s+%%EOF");
  private static final Map<String, String> MAIN =
      Map.of(
          "worddocument", "Word",
          "workbook", "Excel",
          "book", "Excel",
          "powerpoint document", "PowerPoint");

  private final InspectionContext look;

  public OfficeDocuments(InspectionContext look) {
    this.look = look;
  }

  /**
   * Opens a PDF file (ISO 32000): its header and end are there, its pages can be gone through.
   *
   * @param file for PDFBox, which reads by path
   */
  public void pdf(Path file, SeekableByteChannel channel) throws IOException {
    small(channel.size());
    String head = ascii(ChannelRegion.bytes(channel, 0, 1024));
    if (!head.contains("%PDF-")) {
      throw InspectionStopException.of(DeepCode.DAMAGED, "");
    }
    String tail = ascii(ChannelRegion.bytes(channel, Math.max(0, channel.size() - TAIL), TAIL));
    Matcher start = START.matcher(tail);
    long stated = -1;
    int end = -1;
    while (start.find()) {
      stated = Long.parseLong(start.group(1));
      end = start.end();
    }
    if (stated < 0) {
      throw InspectionStopException.of(DeepCode.TRUNCATED, "");
    }
    if (!tail.substring(end).isBlank()) {
      look.found(DeepCode.DATA_AFTER_END, "");
    }
    String table = ascii(ChannelRegion.bytes(channel, stated, 64)).strip();
    if (!table.startsWith("xref") && !table.matches("(?s)\\d+\\s+\\d+\\s+obj.*")) {
      look.found(DeepCode.DAMAGED, "");
    }
    try (PDDocument document = Loader.loadPDF(new RandomAccessReadBufferedFile(file.toFile()))) {
      int pages = 0;
      for (var page : document.getPages()) {
        page.getMediaBox();
        pages++;
        look.time("");
      }
      look.count(ContentCount.PAGES, pages);
      if (pages == 0) {
        look.found(DeepCode.NO_PAGES, "");
      }
    } catch (InvalidPasswordException e) {
      look.found(DeepCode.DOCUMENT_ENCRYPTED, "");
    } catch (IOException | RuntimeException e) {
      throw InspectionStopException.from(e, "");
    }
  }

  /** A stop if a document is larger than may be given to a library. */
  private void small(long size) throws InspectionStopException {
    if (size > look.limits().document()) {
      throw InspectionStopException.of(
          DeepCode.LIMIT_DOCUMENT, "", "limit", Long.toString(look.limits().document()));
    }
  }

  private static String ascii(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /**
   * Opens an OLE2 container ([MS-CFB]): every stream is read; the main one of an office file is
   * there.
   */
  public void ole2(Path file, SeekableByteChannel channel) throws IOException {
    small(channel.size());
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
      boolean[] main = {false};
      DirectoryNode root = container.getRoot();
      for (Entry entry : root) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        main[0] |= MAIN.containsKey(name);
        if (name.equals("encryptedpackage")) {
          look.found(DeepCode.DOCUMENT_ENCRYPTED, "");
          main[0] = true;
        }
      }
      streams(root, "", 0);
      if (!main[0]) {
        look.found(DeepCode.STREAM_MISSING, "");
      }
    } catch (EmptyFileException e) {
      throw InspectionStopException.of(DeepCode.TRUNCATED, "");
    } catch (IOException | RuntimeException e) {
      throw InspectionStopException.from(e, "");
    }
  }

  private void streams(DirectoryNode folder, String place, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw InspectionStopException.of(
          DeepCode.LIMIT_DEPTH, place, "limit", Integer.toString(DEEPEST));
    }
    for (Entry entry : folder) {
      String where = place.isEmpty() ? entry.getName() : place + "/" + entry.getName();
      look.entry(where);
      switch (entry) {
        case DirectoryNode inner -> {
          if (entry.getName().equalsIgnoreCase("VBA") || entry.getName().equals("Macros")) {
            look.found(DeepCode.MACROS, where);
          }
          streams(inner, where, depth + 1);
        }
        case DocumentNode stream -> {
          look.count(ContentCount.STREAMS, 1);
          try (InputStream in = new BufferedInputStream(new DocumentInputStream(stream))) {
            byte[] buffer = new byte[1 << 13];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
              look.bytes(read, where);
            }
          }
        }
        default -> throw InspectionStopException.of(DeepCode.DAMAGED, where);
      }
    }
  }
}
