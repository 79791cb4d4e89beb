/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Chinese texts use one term per concept: no resource, template, example or document contains a
 * term that the glossary retired, except where {@code retired-terms.yaml} states that it means
 * something else.
 */
class RetiredTermsTest {
  private static final Path ROOT = GuideTest.ROOT;
  private static final Path TERMS = Path.of("src", "test", "resources", "retired-terms.yaml");
  private static final Set<String> KINDS =
      Set.of("properties", "yaml", "json", "tsv", "txt", "md", "jte", "js", "sh", "java");
  private static final Set<String> SKIPPED = Set.of("target", ".git", "test", "fixtures");
  private static final Pattern ID = Pattern.compile("\\bid\"?\\s*[:=]\\s*\"?([\\w.-]+)");

  @Test
  void noTextContainsARetiredTerm() throws IOException {
    List<Term> terms = terms();
    Set<Allowance> used = new HashSet<>();
    List<String> found = new ArrayList<>();
    for (Path file : texts()) {
      String name = ROOT.relativize(file).toString().replace('\\', '/');
      for (Line line : lines(name, Files.readString(file))) {
        terms.forEach(term -> found.addAll(term.findings(line, used)));
      }
    }
    assertThat(found).isEmpty();
    assertThat(terms.stream().flatMap(term -> term.allowed().stream()))
        .as("allowances that some text needs")
        .allMatch(used::contains);
  }

  @Test
  void aTermIsFoundByKeyAndContext() {
    Term term =
        new Term(
            "触发",
            "疑似",
            List.of(
                new Allowance(Optional.empty(), Optional.empty(), Optional.of("触发器")),
                new Allowance(
                    Optional.empty(), Optional.of(Pattern.compile("a")), Optional.of(""))));
    assertThat(term.findings(new Line("x", "b", 1, "事件触发器"), new HashSet<>())).isEmpty();
    assertThat(term.findings(new Line("x", "b", 1, "触发器已触发"), new HashSet<>())).hasSize(1);
    assertThat(term.findings(new Line("x", "a", 1, "已触发"), new HashSet<>())).isEmpty();
    assertThat(lines("x_zh.properties", "k=v\n").getFirst().key()).isEqualTo("k");
    assertThat(lines("x.yaml", "- id: one\n  zh: t\n").get(1).key()).isEqualTo("one");
    assertThat(lines("x.md", "# Head\ntext\n").get(1).key()).isEqualTo("Head");
  }

  private static List<Path> texts() throws IOException {
    List<Path> texts = new ArrayList<>();
    for (String wing :
        List.of("base", "standards", "cloud", "data", "work", "face", "docs", "examples")) {
      walk(ROOT.resolve(wing), texts);
    }
    for (String name : List.of("README.md", "README.zh-CN.md", "CHANGELOG.md")) {
      texts.add(ROOT.resolve(name));
    }
    return texts;
  }

  private static void walk(Path folder, List<Path> texts) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted(Comparator.naturalOrder()).toList()) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry)) {
          if (!SKIPPED.contains(name)) {
            walk(entry, texts);
          }
        } else if (KINDS.contains(name.substring(name.lastIndexOf('.') + 1))) {
          texts.add(entry);
        }
      }
    }
  }

  private static List<Line> lines(String file, String text) {
    List<Line> lines = new ArrayList<>();
    String key = "";
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (file.endsWith(".properties")) {
        key = line.substring(0, Math.max(0, line.indexOf('=')));
      } else if (file.endsWith(".md")) {
        key = line.startsWith("#") ? line.replaceFirst("#+ *", "") : key;
      } else {
        Matcher id = ID.matcher(line);
        key = id.find() ? id.group(1) : key;
      }
      lines.add(new Line(file, key, number, line));
    }
    return lines;
  }

  private static List<Term> terms() {
    Problems problems = new Problems();
    Fields root = Fields.of("retired-terms.yaml", YamlDocument.read(TERMS, "terms"), problems);
    List<Term> terms =
        root.list("terms").stream()
            .map(
                term ->
                    new Term(
                        term.text("term"),
                        term.text("use"),
                        term.list("allowed").stream().map(Allowance::of).toList()))
            .toList();
    problems.throwIfAny();
    return terms;
  }

  private record Line(String file, String key, int number, String text) {}

  /** A term, what to write instead, and where it means something else. */
  private record Term(String term, String use, List<Allowance> allowed) {
    List<String> findings(Line line, Set<Allowance> used) {
      List<String> findings = new ArrayList<>();
      for (int at = line.text().indexOf(term); at >= 0; at = line.text().indexOf(term, at + 1)) {
        int place = at;
        List<Allowance> fitting =
            allowed.stream().filter(one -> one.covers(line, term, place)).toList();
        used.addAll(fitting);
        if (fitting.isEmpty()) {
          findings.add(
              "%s:%d [%s] %s: use %s".formatted(line.file(), line.number(), line.key(), term, use));
        }
      }
      return findings;
    }
  }

  /** Where a retired term may stand; a condition that is absent always holds. */
  private record Allowance(
      Optional<String> files, Optional<Pattern> keys, Optional<String> context) {
    static Allowance of(Fields fields) {
      fields.only("files", "keys", "context", "because");
      assertThat(fields.text("because")).isNotBlank();
      return new Allowance(
          fields.optionalText("files"),
          fields.optionalText("keys").map(Pattern::compile),
          fields.optionalText("context"));
    }

    boolean covers(Line line, String term, int at) {
      return files.stream().allMatch(glob -> matches(glob, line.file()))
          && keys.stream().allMatch(pattern -> pattern.matcher(line.key()).matches())
          && context.stream().allMatch(around -> within(line.text(), around, term, at));
    }

    private static boolean matches(String glob, String file) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      return matcher.matches(Path.of(file));
    }

    /** Whether the term at this place is part of the text around it. */
    private static boolean within(String line, String around, String term, int at) {
      if (around.isEmpty()) {
        return true;
      }
      for (int from = line.indexOf(around); from >= 0; from = line.indexOf(around, from + 1)) {
        if (from <= at && at + term.length() <= from + around.length()) {
          return true;
        }
      }
      return false;
    }
  }
}
