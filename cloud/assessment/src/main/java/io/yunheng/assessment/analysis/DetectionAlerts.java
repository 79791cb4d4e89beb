/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Alert;
import io.yunheng.estate.Detection;
import io.yunheng.estate.DetectionRule;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Whether what was detected was also told to somebody: each sensor that is switched on has a
 * channel for alerts, and each detection has an alert with a recipient.
 *
 * <p>Settings: {@code detects}, what the detections are of, separated by commas; {@code channels},
 * those that count, by word or by label, or {@code any}.
 */
public final class DetectionAlerts implements Analysis {
  @Override
  public String name() {
    return "detections-alerted";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings read = new Settings(name(), settings);
    List<String> detects = read.words("detects");
    Predicate<String> reaches = reaches(read.words("channels"));
    Estate estate = evidence.current();
    Register register = Register.of(evidence);
    for (DetectionRule rule : estate.all(DetectionRule.SHAPE)) {
      ReachAnswer about =
          ReachAnswer.of(rule.detects(), detects::contains)
              .and(ReachAnswer.of(rule.enabled(), on -> on));
      if (!about.no()) {
        observations.accept(
            ObservationDraft.of(estate, rule)
                .data(rule, "detects", "enabled", "alertChannels")
                .detail("detects", rule.detects().optional().orElse("?"))
                .detail("channels", rule.alertChannels().optional().orElse(List.of()))
                .as(
                    ReachAnswer.of(
                        rule.alertChannels(), channels -> channels.stream().anyMatch(reaches)),
                    about));
      }
    }
    Map<String, List<Alert>> alerts = new HashMap<>();
    ReachAnswer more = register.more(Kind.ALERT);
    for (Alert alert : estate.all(Alert.SHAPE)) {
      alert
          .detection()
          .optional()
          .ifPresent(
              detection -> alerts.computeIfAbsent(detection, _ -> new ArrayList<>()).add(alert));
      more = more.or(ReachAnswer.of(alert.detection(), _ -> false));
    }
    for (Detection detection : estate.all(Detection.SHAPE)) {
      ReachAnswer about = ReachAnswer.of(detection.detects(), detects::contains);
      if (!about.no()) {
        List<Alert> raised = alerts.getOrDefault(detection.id(), List.of());
        ObservationDraft sighting =
            ObservationDraft.of(estate, detection)
                .named(named(detection))
                .data(detection, "time", "type", "detects")
                .detail("detects", detection.detects().optional().orElse("?"))
                .detail("channels", channels(raised));
        ReachAnswer told = more;
        for (Alert alert : raised) {
          sighting.data(alert, "time", "channel", "recipient");
          told =
              told.or(
                  ReachAnswer.of(alert.channel(), reaches)
                      .and(ReachAnswer.of(alert.recipient(), whom -> !whom.isBlank())));
        }
        observations.accept(sighting.as(told, about));
      }
    }
  }

  private static Predicate<String> reaches(List<String> channels) {
    return channels.equals(List.of("any"))
        ? channel -> !channel.isBlank()
        : channel -> channels.stream().anyMatch(word -> word.equalsIgnoreCase(channel.strip()));
  }

  /** A detection by what was seen, from where and at what. */
  private static String named(Detection detection) {
    String type = detection.type().optional().orElse("");
    return type.isBlank() ? detection.id() : type + " " + detection.id();
  }

  private static List<String> channels(List<Alert> alerts) {
    return alerts.stream()
        .flatMap(alert -> alert.channel().optional().stream())
        .distinct()
        .toList();
  }
}
