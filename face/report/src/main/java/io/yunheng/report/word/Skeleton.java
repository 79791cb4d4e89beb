/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.word;

import io.yunheng.fault.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;

/** An empty document with our styles, numbering, fonts and settings. */
final class Skeleton {
  private static final String FONT_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml";
  private static final String FONT_RELATION =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable";

  private Skeleton() {}

  static XWPFDocument in(Language language) {
    try {
      OPCPackage whole = OPCPackage.create(OutputStream.nullOutputStream());
      PackagePart document = part(whole, "document", XWPFRelation.DOCUMENT.getContentType());
      fill(document, "document.xml");
      whole.addRelationship(
          document.getPartName(), TargetMode.INTERNAL, XWPFRelation.DOCUMENT.getRelation());
      add(whole, document, XWPFRelation.STYLES, "styles", "styles.xml");
      add(whole, document, XWPFRelation.SETTINGS, "settings", "settings.xml");
      add(
          whole,
          document,
          XWPFRelation.NUMBERING,
          "numbering",
          "numbering_" + language.code() + ".xml");
      XWPFDocument skeleton = new XWPFDocument(whole);
      // A part that the document knows of without knowing its kind is emptied when it is saved.
      PackagePart fonts = part(whole, "fontTable", FONT_TYPE);
      fill(fonts, "fontTable.xml");
      skeleton
          .getPackagePart()
          .addRelationship(fonts.getPartName(), TargetMode.INTERNAL, FONT_RELATION);
      return skeleton;
    } catch (IOException | InvalidFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(
      OPCPackage whole, PackagePart document, XWPFRelation relation, String name, String resource)
      throws IOException, InvalidFormatException {
    PackagePart part = part(whole, name, relation.getContentType());
    fill(part, resource);
    document.addRelationship(part.getPartName(), TargetMode.INTERNAL, relation.getRelation());
  }

  private static PackagePart part(OPCPackage whole, String name, String type)
      throws InvalidFormatException {
    return whole.createPart(
        PackagingURIHelper.createPartName(URI.create("/word/" + name + ".xml")), type);
  }

  private static void fill(PackagePart part, String resource) throws IOException {
    try (InputStream in = Skeleton.class.getResourceAsStream("/yunheng/report/word/" + resource);
        OutputStream out = part.getOutputStream()) {
      if (in == null) {
        throw new IllegalStateException(resource);
      }
      in.transferTo(out);
    }
  }
}
