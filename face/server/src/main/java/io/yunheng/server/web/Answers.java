/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.fault.Fault;
import io.yunheng.server.page.PageTemplate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** Makes the bytes of answers. */
public final class Answers {
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  /** Should a browser show what it was told to save, it shows nothing and runs nothing. */
  private static final String DOWNLOADED = "sandbox; default-src 'none'";

  private final PageTemplate template;
  private final ShellMaker shells;
  private final FaultAnswers faults = new FaultAnswers();

  public Answers(PageTemplate template, ShellMaker shells) {
    this.template = template;
    this.shells = shells;
  }

  ServerResponse of(Visit visit, WebAnswer answer) {
    return switch (answer) {
      case WebAnswer.Shown shown ->
          ServerResponse.status(shown.status())
              .contentType(HTML)
              .headers(
                  headers ->
                      shown.cookies().forEach(one -> headers.add("Set-Cookie", one.toString())))
              .body(template.html(shells.shell(visit), shown.body()));
      case WebAnswer.SeeOther other ->
          ServerResponse.status(303)
              .headers(
                  headers -> {
                    headers.set("Location", other.path());
                    other.cookies().forEach(one -> headers.add("Set-Cookie", one.toString()));
                  })
              .build();
      case WebAnswer.Fragment fragment -> fragment(visit, fragment);
      case WebAnswer.Asset asset -> asset(visit, asset);
      case WebAnswer.Data data ->
          ServerResponse.status(data.status())
              .contentType(MediaType.APPLICATION_JSON)
              .body(data.json());
      case WebAnswer.Streamed streamed -> streamed(streamed);
    };
  }

  private ServerResponse fragment(Visit visit, WebAnswer.Fragment fragment) {
    if (fragment.whole()) {
      return ServerResponse.noContent().header("HX-Refresh", "true").build();
    }
    if (fragment.tag().isEmpty()) {
      return ServerResponse.ok()
          .contentType(HTML)
          .header("Vary", "HX-Request")
          .body(template.html(shells.shell(visit), fragment.parts()));
    }
    String tag = "\"" + fragment.tag() + "\"";
    if (visit.request().headers().header("If-None-Match").contains(tag)) {
      return ServerResponse.status(304).eTag(tag).build();
    }
    return ServerResponse.ok()
        .contentType(HTML)
        .eTag(tag)
        .body(template.html(shells.shell(visit), fragment.parts()));
  }

  ServerResponse of(Visit visit, List<Fault> told) {
    int status = HttpStatuses.of(told.getFirst().code());
    if (wantsJson(visit)) {
      return ServerResponse.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(faults.problem(told, visit.texts()));
    }
    return of(visit, new WebAnswer.Shown(status, faults.page(told, visit.texts()), List.of()));
  }

  private static boolean wantsJson(Visit visit) {
    List<MediaType> accepted = visit.request().headers().accept();
    return visit.path().startsWith("/api/")
        || (!accepted.isEmpty()
            && accepted.stream().noneMatch(type -> type.includes(MediaType.TEXT_HTML))
            && accepted.stream().anyMatch(type -> type.getSubtype().endsWith("json")));
  }

  private static ServerResponse streamed(WebAnswer.Streamed streamed) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .headers(
            headers -> {
              headers.set("Content-Disposition", streamed.name().disposition());
              headers.set("Content-Security-Policy", DOWNLOADED);
              headers.setContentLength(streamed.size());
            })
        .build(
            (_, response) -> {
              write(streamed, response.getOutputStream());
              return null;
            });
  }

  /** What ends early breaks the connection, so that nobody takes it for the whole. */
  private static void write(WebAnswer.Streamed streamed, OutputStream out) throws IOException {
    try {
      streamed.content().writeTo(out);
    } catch (ClientAbortException e) {
      throw e;
    } catch (IOException e) {
      throw new CloseNowException(e.getMessage(), e);
    }
  }

  private static ServerResponse asset(Visit visit, WebAnswer.Asset asset) {
    if (visit.request().headers().header("If-None-Match").contains(asset.tag())) {
      return ServerResponse.status(304)
          .eTag(asset.tag())
          .cacheControl(CacheControl.noCache())
          .build();
    }
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType(asset.type()))
        .eTag(asset.tag())
        .cacheControl(CacheControl.noCache())
        .body(asset.bytes().copy());
  }
}
