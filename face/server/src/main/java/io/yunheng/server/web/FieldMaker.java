/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.server.page.FormField;
import io.yunheng.server.page.FormField.Kind;
import java.util.List;

/** Fields of forms, labelled in the language of a visit and filled with what was sent before. */
public record FieldMaker(Visit visit) {
  private static final String OFF = "off";

  /** A line that has to be filled in. */
  public FormField text(String name) {
    return text(name, visit.form(name));
  }

  /** A line that has to be filled in, with a value. */
  public FormField text(String name, String value) {
    return line(name, value, Kind.TEXT, OFF, true);
  }

  /** The name of something that is not a person. */
  public FormField title(String label) {
    return new FormField.Line(
        "name", visit.text(label), visit.form("name"), "", Kind.TEXT, OFF, true);
  }

  /** A line that may stay empty. */
  public FormField optional(String name, String value) {
    return line(name, value, Kind.TEXT, OFF, false);
  }

  public FormField mail(String value) {
    return line("mail", value, Kind.MAIL, "email", false);
  }

  public FormField login() {
    return line("login", visit.form("login"), Kind.TEXT, "username", true);
  }

  /** The password that somebody has. */
  public FormField password() {
    return line("password", "", Kind.PASSWORD, "current-password", true);
  }

  /** The password that somebody has, where he sets another. */
  public FormField presentPassword() {
    return new FormField.Line(
        "password",
        visit.text("field.present-password"),
        "",
        "",
        Kind.PASSWORD,
        "current-password",
        true);
  }

  /**
   * A password to be set.
   *
   * @param least characters
   */
  public List<FormField> newPassword(int least) {
    return List.of(
        new FormField.Line(
            "new-password",
            visit.text("field.new-password"),
            "",
            visit.text("field.new-password.hint", Integer.toString(least)),
            Kind.PASSWORD,
            "new-password",
            true),
        line("repeated", "", Kind.PASSWORD, "new-password", true));
  }

  /** A one-time code. */
  public FormField code(String hint) {
    return new FormField.Line(
        "code", visit.text("field.code"), "", hint, Kind.CODE, "one-time-code", true);
  }

  /** A day; may stay empty. */
  public FormField day(String name, String value) {
    return line(name, value, Kind.DATE, OFF, false);
  }

  /** Words to search for. */
  public FormField search(String name) {
    return line(name, visit.form(name), Kind.SEARCH, OFF, false);
  }

  public FormField choice(String name, List<FormField.Option> options, String chosen) {
    return new FormField.Choice(name, visit.text("field." + name), options, chosen, "");
  }

  public FormField reason() {
    return line("reason", visit.form("reason"), Kind.TEXT, OFF, false);
  }

  /** What the form carries with it. */
  public FormField kept(String name, String value) {
    return new FormField.Kept(name, value);
  }

  private FormField line(
      String name, String value, Kind kind, String completion, boolean required) {
    return new FormField.Line(
        name, visit.text("field." + name), value, "", kind, completion, required);
  }
}
