/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

import io.yunheng.assessment.CaseDraft;
import io.yunheng.assessment.CaseSettings;
import io.yunheng.assessment.PlatformReport;
import io.yunheng.fault.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The texts a new case begins with. */
public final class CaseTexts {
  private CaseTexts() {}

  public static String yaml(CaseDraft draft, Language language) {
    return resource("case." + language.code() + ".yaml")
        .replace("{subject}", draft.subject().code())
        .replace("{tenant}", line("tenant", draft.tenant()))
        .replace("{system}", line("system", draft.system()))
        .replace("{name}", quoted(draft.name()));
  }

  /** What {@link CaseYaml} reads back as these settings, without comments. */
  public static String yaml(CaseSettings settings) {
    List<String> lines = new ArrayList<>();
    lines.add("name: " + quoted(settings.name()));
    lines.add("subject: " + settings.subject().code());
    lines.add("level: " + settings.level());
    settings.asOf().ifPresent(at -> lines.add("asOf: " + at));
    lines.add("timeZone: " + settings.zone().getId());
    if (settings.example()) {
      lines.add("example: true");
    }
    settings.tenant().ifPresent(one -> lines.add("tenant: " + quoted(one)));
    settings.system().ifPresent(one -> lines.add("system: " + quoted(one)));
    list(lines, "estate", settings.estate());
    list(lines, "earlier", settings.earlier());
    list(lines, "collectorKeys", settings.collectorKeys());
    settings.platformReport().ifPresent(report -> report(lines, report));
    return String.join("\n", lines) + "\n";
  }

  private static void list(List<String> lines, String key, List<String> values) {
    if (!values.isEmpty()) {
      lines.add(key + ":");
      values.forEach(value -> lines.add("  - " + quoted(value)));
    }
  }

  private static void report(List<String> lines, PlatformReport report) {
    lines.add("platformReport:");
    lines.add("  number: " + quoted(report.number()));
    lines.add("  level: " + report.level());
    lines.add("  scope: " + quoted(report.scope()));
    report.issuedAt().ifPresent(at -> lines.add("  issuedAt: " + at));
    report.validTo().ifPresent(at -> lines.add("  validTo: " + at));
  }

  public static String readme(CaseDraft draft, Language language) {
    return resource("readme." + language.code() + ".md").replace("{title}", draft.name().strip());
  }

  private static String line(String key, Optional<String> value) {
    return value.map(text -> key + ": " + quoted(text)).orElse("#" + key + ":");
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  static byte[] bytes(String name) {
    return resource(name).getBytes(StandardCharsets.UTF_8);
  }

  private static String resource(String name) {
    try (InputStream in = CaseTexts.class.getResourceAsStream("/yunheng/case/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
