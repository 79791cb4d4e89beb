/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the command line of {@code yunheng serve} says.
 *
 * @param flags values by setting
 * @param file the settings file
 * @param sample whether the sample is meant, and to what end
 * @param help whether only help is asked for
 */
public record ServeArguments(
    Map<Setting, String> flags,
    Optional<Path> file,
    Language language,
    SampleUse sample,
    boolean help) {
  private static final Set<Setting> SWITCHES =
      Set.of(Setting.TLS_SELF_SIGNED, Setting.PROXY_BEHIND, Setting.DATABASE_DUMP_MADE);

  /** What is to be done with the sample. */
  public enum SampleUse {
    /** Nothing: an installation for work. */
    NONE,
    /** It is served. */
    SERVED,
    /** Its main job is done through its own pages. */
    CHECKED
  }

  public ServeArguments {
    flags = Map.copyOf(flags);
  }

  /**
   * Reads them.
   *
   * @throws io.yunheng.fault.FaultException with everything that is wrong with them
   */
  public static ServeArguments read(List<String> arguments) {
    Problems problems = new Problems();
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    Optional<Path> file = Optional.empty();
    Language language = Language.ZH;
    boolean help = false;
    boolean sample = false;
    boolean check = false;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      Optional<Setting> setting =
          Arrays.stream(Setting.values())
              .filter(one -> one.flag().equals(Optional.of(name)))
              .findFirst();
      if (setting.filter(SWITCHES::contains).isPresent() && equals < 0) {
        flags.put(setting.get(), "true");
      } else if (name.equals("--help") || name.equals("-h")) {
        help = true;
      } else if (name.equals("--sample") && equals < 0) {
        sample = true;
      } else if (name.equals("--check") && equals < 0) {
        check = true;
      } else if (setting.isEmpty() && !name.equals("--settings") && !name.equals("--lang")) {
        problems.add(FaultCode.USAGE_UNKNOWN, "what", argument, "near", known());
      } else if (equals < 0 && !rest.hasNext()) {
        problems.add(FaultCode.USAGE_MISSING, "what", name + " …");
      } else {
        String value = equals < 0 ? rest.next() : argument.substring(equals + 1);
        if (setting.isPresent()) {
          flags.put(setting.get(), value);
        } else if (name.equals("--settings")) {
          file = Optional.of(Path.of(value));
        } else {
          Optional<Language> wanted = Language.of(value);
          if (wanted.isEmpty()) {
            problems.add(FaultCode.USAGE_VALUE, "option", name, "value", value, "known", "zh | en");
          }
          language = wanted.orElse(language);
        }
      }
    }
    if (check && !sample) {
      problems.add(FaultCode.USAGE_MISSING, "what", "--sample");
    }
    problems.throwIfAny();
    SampleUse use = check ? SampleUse.CHECKED : sample ? SampleUse.SERVED : SampleUse.NONE;
    return new ServeArguments(flags, file, language, use, help);
  }

  private static String known() {
    return Arrays.stream(Setting.values())
        .flatMap(setting -> setting.flag().stream())
        .collect(Collectors.joining(" ", "", " --settings --lang --sample --check"));
  }
}
