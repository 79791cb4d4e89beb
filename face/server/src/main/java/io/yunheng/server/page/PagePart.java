/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One part of a page, from top to bottom. */
public sealed interface PagePart {
  /** Begins a section. */
  record Heading(String text) implements PagePart {}

  /** One sentence that has to be seen. */
  record Remark(Tone tone, String text) implements PagePart {}

  /** Words that explain. */
  record Prose(String text) implements PagePart {}

  /** A code or an id that only few need to read, in small letters, with what it is. */
  record Note(String text, String code) implements PagePart {}

  /**
   * Parts that the script of uploads reads again when one has ended.
   *
   * @param id within the page
   */
  record Refreshed(String id, List<PagePart> parts) implements PagePart {
    public Refreshed {
      parts = List.copyOf(parts);
    }
  }

  /** Names and values. */
  record FactList(List<Fact> facts) implements PagePart {
    public FactList {
      facts = List.copyOf(facts);
    }
  }

  /** One name and its value. */
  record Fact(String name, PageCell value) {}

  /**
   * A table.
   *
   * @param none what is said where there are no rows
   * @param paging how to reach the other rows
   */
  record Listing(
      String caption,
      List<String> columns,
      List<List<PageCell>> rows,
      String none,
      Optional<Paging> paging)
      implements PagePart {
    public Listing {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    /** A table of all rows. */
    public Listing(String caption, List<String> columns, List<List<PageCell>> rows, String none) {
      this(caption, columns, rows, none, Optional.empty());
    }

    /** The same without the columns that say nothing in any row. */
    public Listing filled() {
      List<Integer> kept =
          IntStream.range(0, columns.size())
              .filter(column -> rows.stream().anyMatch(row -> !row.get(column).blank()))
              .boxed()
              .toList();
      return new Listing(
          caption,
          kept.stream().map(columns::get).toList(),
          rows.stream().map(row -> kept.stream().map(row::get).toList()).toList(),
          none,
          paging);
    }
  }

  /** Which rows of how many, and where the others are; an empty address leads nowhere. */
  record Paging(String text, String before, String after, String beforeText, String afterText) {}

  /**
   * A form.
   *
   * @param title empty where the heading above says it
   * @param problems what is wrong, by name of the field
   * @param sends whether it changes something; else it only asks for a page
   */
  record EntryForm(
      String action,
      String title,
      List<FormField> fields,
      String submit,
      Tone tone,
      Map<String, String> problems,
      boolean sends)
      implements PagePart {
    public EntryForm {
      fields = List.copyOf(fields);
      problems = Map.copyOf(problems);
    }

    /** A form that changes something, without problems. */
    public EntryForm(String action, String title, List<FormField> fields, String submit) {
      this(action, title, fields, submit, Tone.PLAIN, Map.of(), true);
    }

    /** What is wrong with a field; empty if nothing is. */
    public String problem(FormField field) {
      return problems.getOrDefault(field.name(), "");
    }
  }

  /**
   * A form that is filled in row after row, with keys.
   *
   * @param buttons what can be done with what was filled in; the first is done by Ctrl and Enter
   * @param before the row before; empty where there is none
   * @param after the row after; empty where there is none
   * @param keys which keys there are, in words
   */
  record KeyedForm(
      String action,
      List<FormField> fields,
      List<FormButton> buttons,
      String before,
      String after,
      String keys,
      Map<String, String> problems)
      implements PagePart {
    public KeyedForm {
      fields = List.copyOf(fields);
      buttons = List.copyOf(buttons);
      problems = Map.copyOf(problems);
    }

    /** What is wrong with a field; empty if nothing is. */
    public String problem(FormField field) {
      return problems.getOrDefault(field.name(), "");
    }
  }

  /** A button of a form, with what it sends. */
  record FormButton(String name, String value, String text, Tone tone) {}

  /**
   * A form that a passkey fills in; it needs the script.
   *
   * @param makes whether one is made; else one is used
   * @param options what the browser is asked for, in JSON
   * @param unknown said where the browser knows no passkeys, or runs no scripts
   * @param failed said where the browser or the person refused
   */
  record PasskeyForm(
      String action,
      boolean makes,
      String options,
      List<FormField> fields,
      String submit,
      String unknown,
      String failed)
      implements PagePart {
    public PasskeyForm {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Parts that are shown on demand.
   *
   * @param open whether they are shown at first
   */
  record Disclosed(String summary, List<PagePart> parts, boolean open) implements PagePart {
    public Disclosed {
      parts = List.copyOf(parts);
    }

    /** Parts that are hidden at first. */
    public Disclosed(String summary, List<PagePart> parts) {
      this(summary, parts, false);
    }
  }

  /** A picture made here; the markup is trusted. */
  record Picture(String svg) implements PagePart {}

  /** What is shown once, to be written down or handed on. */
  record Handout(String label, List<String> lines) implements PagePart {
    public Handout {
      lines = List.copyOf(lines);
    }
  }

  /** A sentence some of whose words are links. */
  record Sentence(List<PageCell> words) implements PagePart {
    public Sentence {
      words = List.copyOf(words);
    }
  }

  /**
   * Parts that are asked for again and again while the page is open; without scripts they are as
   * they were.
   *
   * @param href where they are
   * @param tag of what they say now
   */
  record Polled(String href, String tag, List<PagePart> parts) implements PagePart {
    public Polled {
      parts = List.copyOf(parts);
    }

    /** The header by which the browser says what it has. */
    public String headers() {
      return "{\"If-None-Match\":\"\\\"" + tag + "\\\"\"}";
    }
  }

  /**
   * Where files are uploaded: in parts, whole folders and pasted pictures with the script, one
   * small file without it.
   *
   * @param begin where an upload begins
   * @param single where a form with one small file goes
   * @param fields that go with every file
   * @param largest bytes of a part, and of a file without the script
   * @param fixed the only name that files have here; empty where they keep their own
   * @param unfinished uploads that can go on
   * @param words of the script, by name
   */
  record UploadDesk(
      String begin,
      String single,
      List<FormField> fields,
      long largest,
      String fixed,
      List<Unfinished> unfinished,
      Map<String, String> words)
      implements PagePart {
    public UploadDesk {
      fields = List.copyOf(fields);
      unfinished = List.copyOf(unfinished);
      words = Map.copyOf(words);
    }

    /** A word of the script. */
    public String word(String name) {
      return words.getOrDefault(name, "");
    }
  }

  /** An upload that can go on. */
  record Unfinished(String address, String path, long size) {}

  /** Words of a file, as they stand in it. */
  record Extract(String label, String text) implements PagePart {}

  /**
   * A small picture of a file, made here.
   *
   * @param text what it is of
   * @param width in pixels
   * @param height in pixels
   */
  record Preview(String label, String href, String text, int width, int height)
      implements PagePart {}

  /** A part of a page of results. */
  record OfRun(RunPart part) implements PagePart {}

  /** A table to be filled in. */
  record OfGrid(GridPart part) implements PagePart {}

  /** The ways to the other rows of what stands above. */
  record Paged(Paging paging) implements PagePart {}

  /** Ways to other pages. */
  record LinkRow(List<PageCell.Link> links) implements PagePart {
    public LinkRow {
      links = List.copyOf(links);
    }
  }
}
