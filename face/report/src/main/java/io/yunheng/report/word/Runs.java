/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.word;

import io.yunheng.report.view.Printable;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHint;

/** Runs of text and fields. */
final class Runs {
  private static final int LONGEST = 1_500;

  private Runs() {}

  /** A paragraph in a style. */
  static CTP styled(CTP paragraph, String style) {
    paragraph.addNewPPr().addNewPStyle().setVal(style);
    return paragraph;
  }

  /** A text; what people cannot see is spelled out, and what is far too long is cut. */
  static CTR text(CTR run, String text) {
    String shown = Printable.text(text, LONGEST);
    if (shown.chars().anyMatch(Runs::chinese)) {
      CTRPr properties = run.isSetRPr() ? run.getRPr() : run.addNewRPr();
      properties.addNewRFonts().setHint(STHint.EAST_ASIA);
    }
    put(run.addNewT(), shown);
    return run;
  }

  /** Quotation marks and the like beside such a character are to be in the Chinese font. */
  private static boolean chinese(int character) {
    return character >= 0x2e80 || character == '□';
  }

  /** A field that Word computes, with what it shows until then. */
  static void field(CTP paragraph, String instruction, String shown) {
    begin(paragraph.addNewR());
    instruct(paragraph.addNewR(), instruction);
    separate(paragraph.addNewR());
    text(paragraph.addNewR(), shown);
    end(paragraph.addNewR());
  }

  static void begin(CTR run) {
    run.addNewFldChar().setFldCharType(STFldCharType.BEGIN);
  }

  static void instruct(CTR run, String instruction) {
    put(run.addNewInstrText(), " " + instruction + " ");
  }

  static void separate(CTR run) {
    run.addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
  }

  static void end(CTR run) {
    run.addNewFldChar().setFldCharType(STFldCharType.END);
  }

  private static void put(CTText element, String text) {
    element.setStringValue(text);
    element.setSpace(SpaceAttribute.Space.PRESERVE);
  }
}
