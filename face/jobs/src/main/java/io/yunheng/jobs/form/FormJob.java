/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.form;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.files.ReplacedFile;
import io.yunheng.files.TemporaryFolder;
import io.yunheng.jobs.FormReadRequest;
import io.yunheng.jobs.FormReadResult;
import io.yunheng.report.form.FilledForm;
import io.yunheng.report.form.FilledFormReader;
import io.yunheng.report.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a form that came back. */
public final class FormJob {
  private static final int MOST_FORMS = 20;
  private static final int MOST_ATTACHMENTS = 300;
  private static final String EXCEL = ".xlsx";

  /** What programs put into archives by themselves. */
  private static final Set<String> LEFT_OUT = Set.of("Thumbs.db", "desktop.ini", ".DS_Store");

  private static final List<Words> LANGUAGES =
      Arrays.stream(Language.values()).map(Words::in).toList();

  private final FormReadRequest request;
  private final String file;
  private final Problems problems = new Problems();

  public FormJob(FormReadRequest request) {
    this.request = request;
    this.file = String.valueOf(request.file().getFileName());
  }

  /**
   * Reads it.
   *
   * @throws FaultException with what is wrong with the file as a whole
   */
  public FormReadResult run() {
    try (ReturnedArchive archive = ReturnedArchive.open(request.file(), file)) {
      return archive.names().stream().anyMatch(name -> name.equalsIgnoreCase("[content_types].xml"))
          ? alone()
          : packed(archive);
    } catch (FaultException e) {
      if (e.fault().code() == FaultCode.FORM_ARCHIVE_BROKEN && (named(file) || old(file))) {
        return alone();
      }
      throw e;
    } catch (IOException e) {
      throw ReplacedFile.failed(request.file(), e);
    }
  }

  private static boolean named(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(EXCEL);
  }

  /** An Excel file of a form that is not read, which the reader tells. */
  private static boolean old(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".xls");
  }

  private static FaultException absent(String file) {
    return FaultException.of(FaultCode.FORM_ABSENT, "file", file);
  }

  /** An Excel file without anything beside it. */
  private FormReadResult alone() {
    FilledForm form =
        FilledFormReader.read(request.file(), file, LANGUAGES.getFirst(), problems)
            .orElseThrow(() -> absent(file));
    return result(form, new Attachments(List.of()));
  }

  private FormReadResult packed(ReturnedArchive archive) throws IOException {
    List<String> names = archive.names().stream().filter(FormJob::counts).toList();
    Map<String, FilledForm> forms = new LinkedHashMap<>();
    List<FaultException> unreadable = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.create("form-")) {
      List<String> possible =
          names.stream().filter(name -> named(name) && !attached(name)).limit(MOST_FORMS).toList();
      for (String name : possible) {
        Path place = folder.path().resolve(forms.size() + unreadable.size() + EXCEL);
        archive.unpack(name, place);
        Problems own = new Problems();
        try {
          FilledFormReader.read(place, last(name), LANGUAGES.getFirst(), own)
              .ifPresent(
                  form -> {
                    forms.put(name, form);
                    own.faults().forEach(problems::add);
                  });
        } catch (FaultException e) {
          unreadable.add(e);
        }
        Files.deleteIfExists(place);
      }
    }
    if (forms.size() > 1) {
      throw FaultException.of(
          FaultCode.FORM_SEVERAL, "file", file, "count", Integer.toString(forms.size()));
    }
    if (forms.isEmpty()) {
      throw unreadable.isEmpty() ? absent(file) : unreadable.getFirst();
    }
    Map.Entry<String, FilledForm> form = forms.entrySet().iterator().next();
    Attachments attachments =
        new Attachments(names.stream().filter(name -> !name.equals(form.getKey())).toList());
    FormReadResult result = result(form.getValue(), attachments);
    Files.createDirectories(request.output());
    for (Map.Entry<String, Path> one : attachments.taken.entrySet()) {
      archive.unpack(one.getKey(), one.getValue());
    }
    return result;
  }

  private static boolean counts(String name) {
    return !name.startsWith("__MACOSX/")
        && !last(name).startsWith("~$")
        && !LEFT_OUT.contains(last(name));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static Optional<Integer> below(String name) {
    return LANGUAGES.stream()
        .map(words -> words.of("form.folder") + "/")
        .flatMap(
            folder ->
                name.startsWith(folder)
                    ? Stream.of(folder.length())
                    : name.contains("/" + folder)
                        ? Stream.of(name.indexOf("/" + folder) + 1 + folder.length())
                        : Stream.of())
        .findFirst();
  }

  private static boolean attached(String name) {
    return below(name).isPresent();
  }

  private FormReadResult result(FilledForm form, Attachments attachments) {
    List<FormReadResult.Row> rows = new ArrayList<>();
    for (FilledForm.Row row : form.rows()) {
      List<Integer> places = new ArrayList<>();
      List<String> missing = new ArrayList<>();
      for (String name : attachments.named(row.attachments())) {
        attachments
            .find(name)
            .map(attachments::take)
            .ifPresentOrElse(place -> add(places, place), () -> missing.add(name));
      }
      rows.add(
          new FormReadResult.Row(
              row.number(), row.version(), row.answer(), row.remark(), places, missing));
    }
    return new FormReadResult(
        form.id(),
        rows,
        attachments.taken.entrySet().stream()
            .map(
                one ->
                    new FormReadResult.Attachment(Attachments.shown(one.getKey()), one.getValue()))
            .toList(),
        attachments.unnamed(),
        problems.faults(),
        problems.count());
  }

  private static void add(List<Integer> places, int place) {
    if (!places.contains(place)) {
      places.add(place);
    }
  }

  /** The files beside a form, and which of them it names. */
  private final class Attachments {
    private final List<String> all;
    private final Map<String, Path> taken = new LinkedHashMap<>();

    Attachments(List<String> all) {
      this.all = all;
    }

    /**
     * The name of a file below the folder of attachments; the whole name where it lies elsewhere.
     */
    static String shown(String name) {
      return below(name).map(name::substring).orElse(name);
    }

    /** The names in a cell: one a line, or set apart by marks where they are no part of a name. */
    List<String> named(String cell) {
      return pieces(List.of(cell), "[\\n;；]").stream()
          .flatMap(
              one ->
                  find(one).isPresent() ? Stream.of(one) : pieces(List.of(one), "[、，,]").stream())
          .distinct()
          .limit(MOST_ATTACHMENTS)
          .toList();
    }

    private List<String> pieces(List<String> texts, String marks) {
      return texts.stream()
          .flatMap(
              text ->
                  find(text.strip()).isPresent() ? Stream.of(text) : Stream.of(text.split(marks)))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .toList();
    }

    /** The file of a name in the folder: by its whole name there, or by the last part of one. */
    Optional<String> find(String typed) {
      String name =
          java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFC).replace('\\', '/');
      List<String> inside = all.stream().filter(FormJob::attached).toList();
      Optional<String> whole =
          inside.stream()
              .filter(one -> shown(one).equals(name) || shown(one).equals(stripped(name)))
              .findFirst();
      if (whole.isPresent()) {
        return whole;
      }
      List<String> others = inside.stream().filter(one -> last(one).equals(name)).toList();
      return others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty();
    }

    /** A name as it was typed may have the folder before it. */
    private String stripped(String name) {
      return shown(name);
    }

    int take(String name) {
      if (!taken.containsKey(name)) {
        if (taken.size() == MOST_ATTACHMENTS) {
          throw FaultException.of(
              FaultCode.FORM_ARCHIVE_TOO_LARGE,
              "file",
              file,
              "entry",
              name,
              "limit",
              Integer.toString(MOST_ATTACHMENTS));
        }
        taken.put(name, request.output().resolve("%04d".formatted(taken.size() + 1)));
      }
      return new ArrayList<>(taken.keySet()).indexOf(name);
    }

    /** What is there and not named, but for what went out with the form. */
    List<String> unnamed() {
      Set<String> ours =
          LANGUAGES.stream()
              .flatMap(
                  words ->
                      Stream.of(words.of("form.readme") + ".txt", words.of("form.file") + ".html"))
              .collect(Collectors.toSet());
      return all.stream()
          .filter(name -> !taken.containsKey(name) && !ours.contains(last(name)))
          .map(Attachments::shown)
          .toList();
    }
  }
}
