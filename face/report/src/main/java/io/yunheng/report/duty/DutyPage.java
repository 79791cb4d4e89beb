/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.duty;

import io.yunheng.fault.Language;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.WordCount;
import java.util.List;

/**
 * The page of an arrangement.
 *
 * @param notices what has to be known to read it
 * @param states how many matters of each state there are
 * @param columns the parties that have a column of their own
 * @param choices what rows can be narrowed to
 */
public record DutyPage(
    Language language,
    String title,
    String subject,
    List<LabelledText> facts,
    List<String> notices,
    List<WordCount> states,
    List<Matter> matters,
    Graph graph,
    List<HeatMap> heats,
    List<Party> columns,
    List<DutyRow> rows,
    Choices choices,
    List<Argument> events,
    List<AgreementDraft> drafts,
    List<Party> parties,
    List<LabelledText> provenance,
    List<String> notes) {
  public DutyPage {
    facts = List.copyOf(facts);
    notices = List.copyOf(notices);
    states = List.copyOf(states);
    matters = List.copyOf(matters);
    heats = List.copyOf(heats);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    events = List.copyOf(events);
    drafts = List.copyOf(drafts);
    parties = List.copyOf(parties);
    provenance = List.copyOf(provenance);
    notes = List.copyOf(notes);
  }

  /** Words by code, in order. */
  public record Choices(
      List<Choice> services, List<Choice> documents, List<Choice> stages, List<Choice> layers) {
    public Choices {
      services = List.copyOf(services);
      documents = List.copyOf(documents);
      stages = List.copyOf(stages);
      layers = List.copyOf(layers);
    }
  }

  /** A code and its word. */
  public record Choice(String code, String word) {}
}
