/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.assessment.Assessment;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.Language;
import io.yunheng.report.assessment.AssessmentViews;
import java.util.Set;

/**
 * A run, and as much of it as somebody may see.
 *
 * @param whole whether that is all of it
 * @param objects those that he may see, where it is not
 */
record VisibleRun(
    WorkCase workCase, AssessmentRun run, boolean whole, Set<String> objects, RunShelf shelf) {
  VisibleRun {
    objects = Set.copyOf(objects);
  }

  /** Whether an object may be seen. */
  boolean shows(String object) {
    return whole || objects.contains(object);
  }

  /** The assessment, of which only what {@link #shows} may go into a page. */
  Assessment assessment() {
    return shelf.assessment(run);
  }

  /** Its parts in a language. */
  AssessmentViews views(Language language) {
    return shelf.views(run, language);
  }

  /** The path of its page. */
  String path() {
    return "/cases/" + workCase.id() + "/runs/" + run.id();
  }

  /** The path of the page of an item. */
  String item(String id) {
    return path() + "/items/" + id;
  }
}
