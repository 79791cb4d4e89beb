/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.report.picture.LocationPicture;
import io.yunheng.report.picture.NetworkPicture;
import io.yunheng.report.view.ControlPointView;
import io.yunheng.report.view.Page;
import io.yunheng.report.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a report page as one HTML text that loads nothing. */
public final class PageWriter {
  private static final int WIDE = 1160;
  private static final int NARROW = 358;

  private final PageTemplates templates;
  private final String styles = asset("report.css");
  private final String early = asset("early.js");
  private final String behaviour = asset("page.js") + asset("report.js");
  private final String charts = asset("echarts.min.js");
  private final String licence = asset("licences.txt");

  public PageWriter(PageTemplates templates) {
    this.templates = templates;
  }

  /** The page as HTML. */
  public String html(Page page) {
    Words words = Words.in(page.language());
    LocationPicture location = new LocationPicture(words);
    NetworkPicture network = new NetworkPicture(words);
    Inlay inlay =
        new Inlay(
            policy(early, charts, behaviour),
            styles,
            early,
            charts,
            behaviour,
            ScriptData.json(radar(page, words)),
            licence,
            location.draw(page.location(), WIDE).element(),
            location.draw(page.location(), NARROW).element(),
            network.draw(page.net(), WIDE).element(),
            network.draw(page.net(), NARROW).element());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("page", page);
    values.put("w", words);
    values.put("inlay", inlay);
    return templates.render("report.jte", values);
  }

  private static Map<String, Object> radar(Page page, Words words) {
    Map<String, Object> radar = new LinkedHashMap<>();
    radar.put("known", words.of("points.known"));
    radar.put("possible", words.of("points.possible"));
    radar.put("names", page.controlPoints().stream().map(ControlPointView::name).toList());
    radar.put("knowns", page.controlPoints().stream().map(ControlPointView::known).toList());
    radar.put("possibles", page.controlPoints().stream().map(ControlPointView::possible).toList());
    return Map.of("radar", radar);
  }

  /** A policy under which nothing is loaded and only the given scripts run. */
  public static String policy(String... scripts) {
    StringBuilder policy =
        new StringBuilder(
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src");
    for (String script : scripts) {
      policy.append(" 'sha256-").append(digest(script)).append('\'');
    }
    return policy.append("; base-uri 'none'; form-action 'none'").toString();
  }

  private static String digest(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A style, script or text of our own build. */
  public static String asset(String name) {
    try (InputStream in = PageWriter.class.getResourceAsStream("/yunheng/report/" + name)) {
      if (in == null) {
        throw FaultException.of(FaultCode.DEFECT, "reason", name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
