/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.word;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHdrFtrRef;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STSectionMark;

/** The pages of a document: A4, upright or on their side, a section for each change. */
final class DocumentPages {
  /** A4, in twentieths of a point. */
  private static final int SHORT = 11_906;

  private static final int LONG = 16_838;
  private static final int UPRIGHT_MARGIN = 1_417;
  private static final int SIDE_MARGIN = 1_021;
  private static final int TOP = 1_361;
  private static final int EDGE = 794;

  private final XWPFDocument document;
  private final List<CTSectPr> sections = new ArrayList<>();
  private boolean wide;

  DocumentPages(XWPFDocument document) {
    this.document = document;
  }

  /** How wide the text is now, in twentieths of a point. */
  int width() {
    return wide ? LONG - 2 * SIDE_MARGIN : SHORT - 2 * UPRIGHT_MARGIN;
  }

  /**
   * Pages from here on are so.
   *
   * @param last the paragraph that the section ends with
   */
  void turn(boolean toWide, Supplier<CTP> last) {
    if (wide != toWide) {
      CTP paragraph = last.get();
      setUp((paragraph.isSetPPr() ? paragraph.getPPr() : paragraph.addNewPPr()).addNewSectPr());
      wide = toWide;
    }
  }

  /** Sets up the last section, and gives all of them the head and foot that the document has. */
  void end() {
    CTSectPr last =
        document.getDocument().getBody().isSetSectPr()
            ? document.getDocument().getBody().getSectPr()
            : document.getDocument().getBody().addNewSectPr();
    for (CTSectPr section : sections) {
      for (CTHdrFtrRef head : last.getHeaderReferenceList()) {
        section.addNewHeaderReference().set(head);
      }
      for (CTHdrFtrRef foot : last.getFooterReferenceList()) {
        section.addNewFooterReference().set(foot);
      }
    }
    setUp(last);
    sections.getFirst().addNewTitlePg();
  }

  private void setUp(CTSectPr section) {
    sections.add(section);
    section.addNewType().setVal(STSectionMark.NEXT_PAGE);
    CTPageSz size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(wide ? LONG : SHORT));
    size.setH(BigInteger.valueOf(wide ? SHORT : LONG));
    if (wide) {
      size.setOrient(STPageOrientation.LANDSCAPE);
    }
    CTPageMar margins = section.addNewPgMar();
    BigInteger side = BigInteger.valueOf(wide ? SIDE_MARGIN : UPRIGHT_MARGIN);
    margins.setTop(BigInteger.valueOf(TOP));
    margins.setBottom(BigInteger.valueOf(TOP));
    margins.setLeft(side);
    margins.setRight(side);
    margins.setHeader(BigInteger.valueOf(EDGE));
    margins.setFooter(BigInteger.valueOf(EDGE));
    margins.setGutter(BigInteger.ZERO);
  }
}
