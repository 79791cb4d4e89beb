/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.PageShell;
import io.yunheng.server.page.PageTemplate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.function.ServerResponse;

/** Makes the bytes of answers. */
public final class Answers {
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  /** Should a browser show what it was told to save, it shows nothing and runs nothing. */
  private static final String DOWNLOADED = "sandbox; default-src 'none'";

  /** A picture colours itself, and that is all. */
  private static final String DRAWN = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  /** What a form carries that nobody typed, or that nobody else is to read. */
  private static final Set<String> UNSHOWN =
      Set.of(
          "_csrf",
          "version",
          "seen",
          "password",
          "new-password",
          "repeated",
          "secret",
          "code",
          "proof-password",
          "proof-code");

  private static final MediaType SVG = new MediaType("image", "svg+xml");

  private final PageTemplate template;
  private final ShellMaker shells;
  private final PermissionHolders holders;
  private final FaultAnswers faults = new FaultAnswers();

  /** Shows pages in shells; tells who has a permission that somebody lacks. */
  public Answers(PageTemplate template, ShellMaker shells, PermissionHolders holders) {
    this.template = template;
    this.shells = shells;
    this.holders = holders;
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
      case WebAnswer.SeeOther other -> redirect(other.path(), other.cookies());
      case WebAnswer.Elsewhere other -> redirect(other.address().toString(), other.cookies());
      case WebAnswer.Fragment fragment -> fragment(visit, fragment);
      case WebAnswer.Asset asset -> asset(visit, asset);
      case WebAnswer.Data data ->
          ServerResponse.status(data.status())
              .contentType(MediaType.APPLICATION_JSON)
              .body(data.json());
      case WebAnswer.Picture(var name, var size, var content) ->
          picture(SVG, DRAWN, name, size, content);
      case WebAnswer.Encoded(var name, var size, var content) ->
          picture(MediaType.IMAGE_PNG, DOWNLOADED, name, size, content);
      case WebAnswer.Streamed streamed -> streamed(streamed);
    };
  }

  private static ServerResponse redirect(String to, List<ResponseCookie> cookies) {
    return ServerResponse.status(303)
        .headers(
            headers -> {
              headers.set("Location", to);
              cookies.forEach(one -> headers.add("Set-Cookie", one.toString()));
            })
        .build();
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
    PageShell shell = shells.shell(visit);
    return ServerResponse.status(status)
        .contentType(HTML)
        .body(template.html(shell, faults.page(told, further(visit, told), shell)));
  }

  /** Who can help, and what was typed in vain. */
  private List<PagePart> further(Visit visit, List<Fault> told) {
    List<PagePart> parts = new ArrayList<>(holders.parts(visit, told));
    if (told.getFirst().code() == FaultCode.TEXT_TOO_LONG) {
      visit.forms().keySet().stream()
          .filter(name -> !UNSHOWN.contains(name))
          .map(visit::typed)
          .filter(text -> !text.isEmpty())
          .map(text -> new PagePart.Extract(visit.text("error.typed"), text))
          .forEach(parts::add);
    }
    return parts;
  }

  private static boolean wantsJson(Visit visit) {
    List<MediaType> accepted = visit.request().headers().accept();
    return visit.path().startsWith("/api/")
        || (!accepted.isEmpty()
            && accepted.stream().noneMatch(type -> type.includes(MediaType.TEXT_HTML))
            && accepted.stream().anyMatch(type -> type.getSubtype().endsWith("json")));
  }

  /**
   * A browser shows no document of its own that is both in a sandbox and apart from its opener
   * (HTML, "process a navigate fetch"), so the latter is taken back; a sandbox keeps more out.
   */
  private static ServerResponse picture(
      MediaType type, String policy, FileName name, long size, FileContent content) {
    return ServerResponse.ok()
        .contentType(type)
        .headers(
            headers -> {
              headers.set("Content-Disposition", name.shownDisposition());
              headers.set("Content-Security-Policy", policy);
              headers.set("Cross-Origin-Opener-Policy", "unsafe-none");
              headers.setContentLength(size);
            })
        .build(
            (_, response) -> {
              write(content, response.getOutputStream());
              return null;
            });
  }

  private static ServerResponse streamed(WebAnswer.Streamed streamed) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .headers(
            headers -> {
              headers.set("Content-Disposition", streamed.name().disposition());
              headers.set("Content-Security-Policy", DOWNLOADED);
              streamed.size().ifPresent(headers::setContentLength);
            })
        .build(
            (_, response) -> {
              write(streamed.content(), response.getOutputStream());
              return null;
            });
  }

  /** What ends early breaks the connection, so that nobody takes it for the whole. */
  private static void write(FileContent content, OutputStream out) throws IOException {
    try {
      content.writeTo(out);
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
