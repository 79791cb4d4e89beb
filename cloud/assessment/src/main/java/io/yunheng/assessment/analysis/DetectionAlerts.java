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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether what was detected was also told to somebody: each sensor that is switched on has a
 * channel for alerts, and each detection has an alert with a recipient.
 *
 * <p>Settings: {@code detects}, what the detections are of, separated by commas.
 */
public final class DetectionAlerts implements Analysis {
  @Override
  public String name() {
    return "detections-alerted";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    List<String> detects = new Settings(name(), settings).words("detects");
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
                .as(ReachAnswer.of(rule.alertChannels(), channels -> !channels.isEmpty()), about));
      }
    }
    Map<String, Alert> alerts = new HashMap<>();
    ReachAnswer more = register.more(Kind.ALERT);
    for (Alert alert : estate.all(Alert.SHAPE)) {
      alert.detection().optional().ifPresent(detection -> alerts.putIfAbsent(detection, alert));
      more = more.or(ReachAnswer.of(alert.detection(), _ -> false));
    }
    for (Detection detection : estate.all(Detection.SHAPE)) {
      ReachAnswer about = ReachAnswer.of(detection.detects(), detects::contains);
      if (!about.no()) {
        Optional<Alert> alert = Optional.ofNullable(alerts.get(detection.id()));
        ObservationDraft sighting =
            ObservationDraft.of(estate, detection)
                .data(detection, "time", "type", "detects")
                .detail("detects", detection.detects().optional().orElse("?"));
        alert.ifPresent(one -> sighting.data(one, "time", "channel", "recipient"));
        observations.accept(
            sighting.as(
                alert
                    .map(one -> ReachAnswer.of(one.recipient(), whom -> !whom.isBlank()))
                    .orElse(more),
                about));
      }
    }
  }
}
