/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import io.yunheng.fault.Fault;
import io.yunheng.fault.Language;
import io.yunheng.fault.Messages;
import io.yunheng.files.JsonOut;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where and how a run talks.
 *
 * @param out results
 * @param err progress and faults
 * @param json whether results are wanted as JSON
 * @param worker whether jobs run in a process of their own
 */
public record Terminal(
    PrintWriter out, PrintWriter err, Language language, boolean json, boolean worker) {
  /** The terminal of the run that a command belongs to. */
  public static Terminal of(CommandSpec command) {
    return ((Yunheng) command.root().userObject()).terminal();
  }

  /**
   * The text of this key in {@code Output_zh|en.properties}, its places {0}, {1}, … filled in. What
   * would steer a terminal is replaced in what is filled in, as it may come from anybody.
   */
  public String text(String key, Object... values) {
    Locale locale = Locale.of(language.code());
    ResourceBundle texts =
        ResourceBundle.getBundle(
            "io.yunheng.cli.Output",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Object[] plain = Arrays.stream(values).map(Terminal::plain).toArray();
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(plain);
  }

  private static Object plain(Object value) {
    return value instanceof CharSequence || value instanceof Path
        ? TerminalText.plain(value.toString())
        : value;
  }

  /** Prints a line of result. */
  public void line(String text) {
    out.println(text);
  }

  /** Prints a result for programs, as one line. */
  public void json(Consumer<JsonOut> value) {
    JsonOut.value(out, value);
    out.println();
  }

  /** Tells that a file or folder was made. */
  public void written(Path place) {
    if (json) {
      line(JsonMapper.shared().createObjectNode().put("written", place.toString()).toString());
    } else {
      line(text("written", place.toString()));
    }
  }

  /** Prints a line of progress. */
  public void note(String text) {
    err.println(text);
    err.flush();
  }

  /** Tells of something wrong that does not end the work. */
  public void warn(Fault fault) {
    Messages messages = Messages.load();
    note(
        TerminalText.lines(messages.what(fault, language))
            + " ["
            + fault.code().code()
            + "] "
            + TerminalText.lines(messages.cure(fault, language)));
  }
}
