/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.word;

import io.yunheng.fault.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBookmark;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHyperlink;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;

/** A Word document while it is written, from its front to its end. */
public final class Paper implements AutoCloseable {
  private static final int LEVELS_LISTED = 2;

  /** The abstract numbering that lists of clauses restart. */
  private static final BigInteger CLAUSES = BigInteger.TWO;

  private final Furniture furniture;
  private final LocalDate day;
  private final XWPFDocument document;
  private final CTBody body;
  private final DocumentPages pages;
  private final Headings headings;
  private int paragraphs;
  private int contentsAt = -1;
  private int tables;
  private boolean afterTable;
  private BigInteger list = BigInteger.ZERO;

  /**
   * What each page and caption of a document has.
   *
   * @param head at the top of each page but the first
   * @param foot at its bottom, with {@code {0}} for its number and {@code {1}} for that of the last
   * @param table what captions call a table
   */
  public record Furniture(String title, String head, String foot, String table) {}

  /**
   * Begins a document, with upright pages.
   *
   * @param day that the document says it was made on
   */
  public Paper(Language language, Furniture furniture, LocalDate day) {
    this.furniture = furniture;
    this.day = day;
    this.document = Skeleton.in(language);
    this.body = document.getDocument().getBody();
    this.pages = new DocumentPages(document);
    this.headings = new Headings(language);
  }

  /**
   * A heading.
   *
   * @param level 1 to 3; the first two are numbered and in the table of contents
   */
  public void heading(int level, String text) {
    head(level, text);
  }

  /** A heading on a new page. */
  public void headingOnNewPage(int level, String text) {
    properties(head(level, text)).addNewPageBreakBefore();
  }

  private CTP head(int level, String text) {
    CTP paragraph = Runs.styled(next(), "Heading" + level);
    if (level > LEVELS_LISTED) {
      Runs.text(paragraph.addNewR(), text);
      return paragraph;
    }
    BigInteger id = BigInteger.valueOf(headings.entries().size());
    CTBookmark start = paragraph.addNewBookmarkStart();
    start.setId(id);
    start.setName(headings.add(level, text));
    Runs.text(paragraph.addNewR(), text);
    paragraph.addNewBookmarkEnd().setId(id);
    return paragraph;
  }

  public void paragraph(Style style, String text) {
    Runs.text(Runs.styled(next(), style.id()).addNewR(), text);
  }

  /** Where the table of contents goes. */
  public void contents(String title) {
    paragraph(Style.CONTENTS, title);
    contentsAt = paragraphs;
  }

  /** A list of clauses begins that are numbered from 1. */
  public void list() {
    list = document.getNumbering().addNum(CLAUSES);
    CTNumLvl level = document.getNumbering().getNum(list).getCTNum().addNewLvlOverride();
    level.setIlvl(BigInteger.ZERO);
    level.addNewStartOverride().setVal(BigInteger.ONE);
  }

  /**
   * A numbered clause of the list.
   *
   * @param source why it is there, small behind it
   */
  public void clause(String text, String source) {
    CTP paragraph = Runs.styled(next(), Style.NUMBERED.id());
    var numbering = properties(paragraph).addNewNumPr();
    numbering.addNewIlvl().setVal(BigInteger.ZERO);
    numbering.addNewNumId().setVal(list);
    sourced(paragraph, text, source);
  }

  /** Something to look up, with a box to tick. */
  public void check(String text, String source) {
    sourced(Runs.styled(next(), Style.CHECK.id()), text, source);
  }

  private static void sourced(CTP paragraph, String text, String source) {
    Runs.text(paragraph.addNewR(), text);
    CTR run = paragraph.addNewR();
    run.addNewRPr().addNewRStyle().setVal("Source");
    Runs.text(run, source);
  }

  /** A table with a numbered caption. */
  public void table(String caption, WordTable table) {
    tables++;
    CTP paragraph = Runs.styled(next(), Style.CAPTION.id());
    Runs.text(paragraph.addNewR(), furniture.table() + " ");
    Runs.field(paragraph, "SEQ " + furniture.table() + " \\* ARABIC", Integer.toString(tables));
    Runs.text(paragraph.addNewR(), "  " + caption);
    table(table);
  }

  /** A table without a caption. */
  public void table(WordTable table) {
    if (afterTable) {
      Runs.styled(next(), Style.TABLE_TEXT.id());
    }
    TableBuilder.fill(body.addNewTbl(), table, pages.width());
    afterTable = true;
  }

  /** Pages from here on lie on their side. */
  public void wide() {
    pages.turn(true, this::last);
  }

  /** Pages from here on stand upright. */
  public void upright() {
    pages.turn(false, this::last);
  }

  /** Ends the document and writes it; {@code out} is left open. */
  public void write(OutputStream out) throws IOException {
    if (afterTable) {
      small(next());
    }
    headAndFoot();
    pages.end();
    if (contentsAt >= 0) {
      list(headings.entries());
    }
    POIXMLProperties.CoreProperties core = document.getProperties().getCoreProperties();
    core.setTitle(furniture.title());
    core.setCreator("Yunheng");
    try {
      core.setCreated(day + "T00:00:00Z");
      core.setModified(day + "T00:00:00Z");
    } catch (InvalidFormatException e) {
      throw new IllegalStateException(e);
    }
    document.getProperties().getExtendedProperties().setApplication("Yunheng");
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    document.write(archive);
    DatedArchive.copy(archive.toByteArray(), day, out);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  private CTP next() {
    paragraphs++;
    afterTable = false;
    return body.addNewP();
  }

  /** The paragraph at the end; a small one if there is none. */
  private CTP last() {
    if (afterTable) {
      return small(next());
    }
    return body.getPArray(paragraphs - 1);
  }

  private static CTP small(CTP paragraph) {
    CTPPr properties = paragraph.addNewPPr();
    CTSpacing spacing = properties.addNewSpacing();
    spacing.setBefore(BigInteger.ZERO);
    spacing.setAfter(BigInteger.ZERO);
    spacing.setLine(BigInteger.valueOf(40));
    spacing.setLineRule(STLineSpacingRule.EXACT);
    properties.addNewRPr().addNewSz().setVal(BigInteger.TWO);
    return paragraph;
  }

  private static CTPPr properties(CTP paragraph) {
    return paragraph.isSetPPr() ? paragraph.getPPr() : paragraph.addNewPPr();
  }

  private void headAndFoot() {
    CTP head = document.createHeader(HeaderFooterType.DEFAULT).createParagraph().getCTP();
    Runs.text(Runs.styled(head, "Header").addNewR(), furniture.head());
    CTP foot = document.createFooter(HeaderFooterType.DEFAULT).createParagraph().getCTP();
    Runs.styled(foot, "Footer");
    for (String piece : furniture.foot().splitWithDelimiters("\\{\\d}", 0)) {
      switch (piece) {
        case "{0}" -> Runs.field(foot, "PAGE", "1");
        case "{1}" -> Runs.field(foot, "NUMPAGES", "1");
        default -> Runs.text(foot.addNewR(), piece);
      }
    }
  }

  /**
   * The table of contents as links. Only Word knows on which pages they are: the field is marked
   * for it to compute anew, which adds the numbers.
   */
  private void list(List<Headings.Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      Headings.Entry entry = entries.get(i);
      CTP paragraph = body.insertNewP(contentsAt + i);
      Runs.styled(paragraph, "TOC" + entry.level());
      if (i == 0) {
        CTR begin = paragraph.addNewR();
        Runs.begin(begin);
        begin.getFldCharArray(0).setDirty(true);
        Runs.instruct(paragraph.addNewR(), "TOC \\o \"1-" + LEVELS_LISTED + "\" \\h \\z \\u");
        Runs.separate(paragraph.addNewR());
      }
      CTHyperlink link = paragraph.addNewHyperlink();
      link.setAnchor(entry.bookmark());
      link.setHistory(true);
      Runs.text(link.addNewR(), entry.text());
    }
    CTP end = body.insertNewP(contentsAt + entries.size());
    Runs.end(end.addNewR());
  }
}
