/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.register;

import io.yunheng.estate.Column;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.TypedMoment;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.files.ExcelCell;
import io.yunheng.files.ExcelRow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the cells of one sheet as facts. */
public final class RegisterCells {
  private static final int MOST_EXACT_DIGITS = 15;
  private static final Pattern LIST_MARKS = Pattern.compile("[、,，；]");

  private final RegisterLayout layout;
  private final Problems problems;
  private final String file;
  private final String sheet;
  private final Kind kind;
  private final ZoneId zone;

  public RegisterCells(
      RegisterLayout layout, Problems problems, String file, String sheet, Kind kind, ZoneId zone) {
    this.layout = layout;
    this.problems = problems;
    this.file = file;
    this.sheet = sheet;
    this.kind = kind;
    this.zone = zone;
  }

  /** A place in the sheet. */
  public record Place(int row, int index, Column<?> column, Origin origin) {}

  /** What a cell says; nothing is said by an empty one, or by one that is wrong. */
  public Fact<?> fact(Optional<ExcelCell> cell, Place place) {
    if (cell.isEmpty()) {
      return Fact.unknown(notRecorded(place));
    }
    String text = cell.get().text();
    if (cell.get().type() == ExcelCell.Type.ERROR) {
      return wrong(FaultCode.REGISTER_ERROR_VALUE, text, place);
    }
    if (text.isBlank() || text.strip().equals(RegisterLayout.UNKNOWN)) {
      return Fact.unknown(notRecorded(place));
    }
    if (text.strip().equals(RegisterLayout.NONE)) {
      return Fact.none();
    }
    return switch (place.column().type()) {
      case TEXT, REF -> text(cell.get(), place);
      case TEXTS, REFS -> texts(cell.get(), place);
      case WORD -> word(text, place);
      case BOOL -> bool(text, place);
      case NUMBER -> number(text, place);
      case TIME -> time(text, place);
    };
  }

  /**
   * The same cell as it can be kept and written again; empty where nothing is typed or it is wrong.
   */
  public String typed(Optional<ExcelCell> cell, Place place) {
    return switch (fact(cell, place)) {
      case Fact.Unknown<?> _ ->
          cell.map(one -> one.text().strip()).filter(RegisterLayout.UNKNOWN::equals).orElse("");
      case Fact.None<?>() -> RegisterLayout.NONE;
      case Fact.Known<?>(Object value) ->
          switch (place.column().type()) {
            case TEXT, REF -> TypedText.written(value.toString());
            case TEXTS, REFS ->
                TypedText.written(((Collection<?>) value).stream().map(Object::toString).toList());
            case WORD, BOOL, NUMBER -> value.toString();
            case TIME -> cell.orElseThrow().text().strip();
          };
    };
  }

  private Fact<?> text(ExcelCell cell, Place place) {
    return switch (cell.type()) {
      case TEXT, ERROR -> Fact.known(TypedText.read(cell.text()));
      case NUMBER ->
          digits(cell.text()) > MOST_EXACT_DIGITS
              ? wrong(FaultCode.REGISTER_DIGITS_LOST, cell.text(), place)
              : Fact.known(cell.text());
      case DATE, TRUTH -> wrong(FaultCode.REGISTER_TEXT_INVALID, cell.text(), place);
    };
  }

  private Fact<?> texts(ExcelCell cell, Place place) {
    return switch (text(cell, place)) {
      case Fact.Known<?> _ when cell.type() == ExcelCell.Type.TEXT ->
          listed(TypedText.readList(cell.text()), place);
      case Fact.Known<?> _ -> Fact.known(List.of(cell.text()));
      case Fact<?> other -> other;
    };
  }

  /** The entries of a list; where they have to be words, all of them. */
  private Fact<?> listed(List<String> entries, Place place) {
    if (place.column().words().isEmpty()) {
      return Fact.known(entries);
    }
    List<String> words = new ArrayList<>();
    for (String entry : entries) {
      for (String typed : LIST_MARKS.split(entry, -1)) {
        Optional<String> word = layout.word(kind, place.column(), typed);
        if (word.isPresent()) {
          words.add(word.get());
        } else if (!typed.isBlank()) {
          problem(
              FaultCode.REGISTER_WORD_INVALID,
              typed.strip(),
              place,
              "known",
              layout.words(kind, place.column()));
        }
      }
    }
    return Fact.known(List.copyOf(words));
  }

  private Fact<?> word(String text, Place place) {
    Optional<String> word = layout.word(kind, place.column(), text);
    if (word.isPresent()) {
      return Fact.known(word.get());
    }
    problem(
        FaultCode.REGISTER_WORD_INVALID, text, place, "known", layout.words(kind, place.column()));
    return Fact.unknown(notRecorded(place));
  }

  private Fact<?> bool(String text, Place place) {
    Optional<Boolean> truth = RegisterLayout.truth(text);
    return truth.isPresent()
        ? Fact.known(truth.get())
        : wrong(FaultCode.REGISTER_BOOLEAN_INVALID, text, place);
  }

  private Fact<?> number(String text, Place place) {
    try {
      return Fact.known(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return wrong(FaultCode.REGISTER_NUMBER_INVALID, text, place);
    }
  }

  private Fact<?> time(String text, Place place) {
    Optional<TypedMoment> moment = TypedMoment.parse(text);
    return moment.isPresent()
        ? Fact.known(moment.get().at(zone, RegisterLayout.meansEndOfDay(place.column())))
        : wrong(FaultCode.REGISTER_DATE_INVALID, text, place);
  }

  private Fact<?> wrong(FaultCode code, String value, Place place) {
    problem(code, value, place);
    return Fact.unknown(notRecorded(place));
  }

  private void problem(FaultCode code, String value, Place place, String... more) {
    String[] details = {
      "file",
      file,
      "sheet",
      sheet,
      "row",
      Integer.toString(place.row()),
      "column",
      ExcelRow.letters(place.index()),
      "title",
      layout.title(kind, place.column(), Language.ZH),
      "value",
      value
    };
    String[] all = Arrays.copyOf(details, details.length + more.length);
    System.arraycopy(more, 0, all, details.length, more.length);
    problems.add(code, all);
  }

  private Gap notRecorded(Place place) {
    return new Gap(
        Understanding.PARTIAL,
        Gap.NOT_RECORDED,
        "register:" + kind.code() + "." + place.column().name(),
        place.origin());
  }

  private static long digits(String text) {
    return text.chars().filter(Character::isDigit).count();
  }
}
