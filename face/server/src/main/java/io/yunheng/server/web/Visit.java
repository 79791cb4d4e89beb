/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.page.ServerTexts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * One request: who makes it, in which language, at what time, and what it says.
 *
 * @param now the moment of the request, by the one clock of the server
 */
public record Visit(
    ServerRequest request, Visitor visitor, ServerTexts texts, Instant now, ZoneId zone) {
  /** A longer text in a form is refused, never cut. */
  private static final int LONGEST = 4000;

  /** Whether a part of a page is asked for, for a place in a page that is there. */
  public boolean forFragment() {
    return request.headers().header("HX-Request").contains("true");
  }

  /** The path that was asked for. */
  public String path() {
    return request.path();
  }

  /** The day of the request. */
  public LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }

  public Language language() {
    return texts.language();
  }

  /** A text of the pages. */
  public String text(String key, String... values) {
    return texts.of(key, values);
  }

  /**
   * Who is logged in.
   *
   * @throws FaultException if nobody is, which the guard prevents
   */
  public Visitor.Known known() {
    return switch (visitor) {
      case Visitor.Known known -> known;
      case Visitor.Stranger() -> throw FaultException.of(FaultCode.NOT_LOGGED_IN);
    };
  }

  /** The author of what is done now. */
  public ActAuthor author() {
    return ActAuthor.in(known().session());
  }

  /**
   * What the form or the address says under a name, without what cannot be seen; may be empty.
   *
   * @throws FaultException with {@code TEXT_TOO_LONG}
   */
  public String form(String name) {
    return clean(secret(name));
  }

  /** The same, however long it is: what a form shows again. */
  public String typed(String name) {
    return plain(secret(name));
  }

  static String clean(String text) {
    String clean = plain(text);
    if (clean.length() > LONGEST) {
      throw FaultException.of(
          FaultCode.TEXT_TOO_LONG,
          "length",
          Integer.toString(clean.length()),
          "limit",
          Integer.toString(LONGEST));
    }
    return clean;
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]", "").strip();
  }

  /** Whether the form says more under a name than {@link #form} takes. */
  public boolean tooLong(String name) {
    return typed(name).length() > LONGEST;
  }

  /** The same as it was sent: a password. */
  public String secret(String name) {
    return request.param(name).orElse("");
  }

  /** An id in a form; empty if none is there. */
  public Optional<RandomId> formId(String name) {
    return RandomId.parse(form(name));
  }

  /**
   * A version that a form carries.
   *
   * @throws FaultException if it carries none
   */
  public long version() {
    String text = form("version");
    if (!text.matches("[0-9]{1,18}")) {
      throw FaultException.of(FaultCode.REQUEST_INVALID, "what", "version");
    }
    return Long.parseLong(text);
  }

  /** A day in a form; empty if none is there. */
  public Optional<LocalDate> formDay(String name) {
    String text = form(name);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw new FaultException(Fault.of(FaultCode.REQUEST_INVALID, "what", text), e);
    }
  }

  /**
   * The id that the path names.
   *
   * @throws FaultException if it is none: there is no such page
   */
  public RandomId id(String variable) {
    return RandomId.parse(request.pathVariable(variable))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  /** The first value of everything that the form says. */
  public Map<String, String> forms() {
    Map<String, String> all = new TreeMap<>();
    request
        .params()
        .forEach((name, values) -> all.put(name, values.isEmpty() ? "" : values.getFirst()));
    return all;
  }

  /** From where the request came; a proxy that the settings trust has been seen through. */
  public String address() {
    return servlet().getRemoteAddr();
  }

  /** The browser, as it calls itself. */
  public String agent() {
    String agent = servlet().getHeader("User-Agent");
    String plain = agent == null ? "" : agent.replaceAll("[^ -~]", "");
    return plain.length() > 200 ? plain.substring(0, 200) : plain;
  }

  /** The request as servlets know it. */
  public HttpServletRequest servlet() {
    return request.servletRequest();
  }
}
