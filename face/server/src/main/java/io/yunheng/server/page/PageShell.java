/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import io.yunheng.fault.Language;
import java.util.List;
import java.util.Optional;

/**
 * What is alike on all pages for one visitor.
 *
 * @param name of who is logged in; empty for nobody
 * @param csrf the token that every form sends back
 * @param here the path of the page, where the switch of languages leads back to
 * @param places where one can go
 * @param remarks what every page has to say
 * @param project the case that the page is of; empty for a page of none
 */
public record PageShell(
    ServerTexts texts,
    String name,
    String csrf,
    String here,
    List<Place> places,
    List<PagePart.Remark> remarks,
    Optional<Project> project) {
  /** The field in which forms send the token back. */
  public static final String CSRF_FIELD = "_csrf";

  public PageShell {
    places = List.copyOf(places);
    remarks = List.copyOf(remarks);
  }

  /** A case and its pages that the visitor may open. */
  public record Project(Place home, List<Place> places) {
    public Project {
      places = List.copyOf(places);
    }
  }

  /** What a window of the page is called. */
  public String title(String page) {
    String within =
        project
            .map(one -> one.home().text())
            .filter(name -> !name.equals(page))
            .map(name -> " · " + name)
            .orElse("");
    return page + within + " · " + of("brand");
  }

  /** One place to go. */
  public record Place(String text, String href, boolean current) {}

  /** A text of the shell. */
  public String of(String key) {
    return texts.of(key);
  }

  /** The language that the page is not in. */
  public Language other() {
    return switch (texts.language()) {
      case ZH -> Language.EN;
      case EN -> Language.ZH;
    };
  }
}
