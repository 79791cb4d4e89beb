/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.Operation;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.settings.ServerSettings;
import io.yunheng.server.settings.Setting;
import io.yunheng.server.settings.SettingTexts;
import io.yunheng.server.settings.SettingValue;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings in force, and where each was set; secrets are in files, so none is shown. */
public final class SettingRoutes implements WebRoutes {
  private final ServerSettings settings;
  private final boolean sample;
  private final SettingTexts texts = SettingTexts.shipped();

  /**
   * The page of settings.
   *
   * @param sample whether this is a sample without a second factor
   */
  public SettingRoutes(ServerSettings settings, boolean sample) {
    this.settings = settings;
    this.sample = sample;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            "/administration/settings",
            RouteNeed.installation(Operation.SETTINGS_READ),
            this::page));
  }

  private WebAnswer page(Visit visit) {
    List<SettingValue> all = settings.inForce();
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Prose(visit.text("settings.why")));
    if (sample) {
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("settings.sample")));
    }
    parts.add(new PagePart.Heading(visit.text("settings.changed")));
    parts.add(
        listing(
            visit,
            visit.text("settings.changed"),
            all.stream().filter(one -> !one.place().equals(SettingValue.SHIPPED)).toList()));
    Map<String, List<SettingValue>> groups = new LinkedHashMap<>();
    all.forEach(
        one -> groups.computeIfAbsent(group(one.setting()), _ -> new ArrayList<>()).add(one));
    groups.forEach(
        (group, values) -> {
          String name = visit.text("settings.group." + group);
          parts.add(new PagePart.Heading(name));
          parts.add(listing(visit, name, values));
        });
    return WebAnswer.page(PageBody.wide(visit.text("settings.title"), parts));
  }

  /** What a setting is about, by the first word of its key. */
  private static String group(Setting setting) {
    String first = setting.code().replaceFirst("\\..*", "");
    return switch (first) {
      case "data", "database", "upload", "malware" -> "data";
      case "listen", "publicAddress", "tls", "proxy", "management" -> "network";
      case "login" ->
          setting.code().startsWith("login.oidc") || setting.code().startsWith("login.ldap")
              ? "outside"
              : "login";
      case "password", "invitation", "administrators", "timeZone" -> "people";
      default -> "jobs";
    };
  }

  private PagePart listing(Visit visit, String name, List<SettingValue> values) {
    return new PagePart.Listing(
        name,
        List.of(
            visit.text("settings.purpose"),
            visit.text("settings.value"),
            visit.text("settings.place"),
            visit.text("settings.key")),
        values.stream().map(one -> row(visit, one)).toList(),
        visit.text("settings.unchanged"));
  }

  private List<PageCell> row(Visit visit, SettingValue one) {
    return List.of(
        new PageCell.Plain(visit.texts().of(texts.of(one.setting()))),
        new PageCell.Plain(one.text().isEmpty() ? visit.text("word.none") : one.text()),
        new PageCell.Unbroken(
            one.place().equals(SettingValue.SHIPPED)
                ? visit.text("settings.shipped")
                : one.place()),
        new PageCell.Mono(one.setting().code()));
  }
}
