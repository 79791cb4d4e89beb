/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.Operation;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.settings.ServerSettings;
import io.yunheng.server.settings.SettingTexts;
import io.yunheng.server.settings.SettingValue;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import java.util.List;

/** The settings in force, and where each was set; secrets are in files, so none is shown. */
public final class SettingRoutes implements WebRoutes {
  private final ServerSettings settings;
  private final SettingTexts texts = SettingTexts.shipped();

  public SettingRoutes(ServerSettings settings) {
    this.settings = settings;
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
    return WebAnswer.page(
        PageBody.wide(
            visit.text("settings.title"),
            List.of(
                new PagePart.Prose(visit.text("settings.why")),
                new PagePart.Listing(
                    visit.text("settings.title"),
                    List.of(
                        visit.text("settings.key"),
                        visit.text("settings.value"),
                        visit.text("settings.place"),
                        visit.text("settings.purpose")),
                    settings.inForce().stream().map(one -> row(visit, one)).toList(),
                    visit.text("list.none")))));
  }

  private List<PageCell> row(Visit visit, SettingValue one) {
    return List.of(
        new PageCell.Mono(one.setting().code()),
        new PageCell.Plain(one.text().isEmpty() ? visit.text("word.none") : one.text()),
        new PageCell.Plain(
            one.place().equals(SettingValue.SHIPPED)
                ? visit.text("settings.shipped")
                : one.place()),
        new PageCell.Plain(visit.texts().of(texts.of(one.setting()))));
  }
}
