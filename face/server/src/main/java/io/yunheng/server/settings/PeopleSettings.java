/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How people come in.
 *
 * @param invitation how long a link is good
 * @param combined whether one account may hold two of the three administrators
 * @param zone where days begin and end, for grants and memberships
 */
public record PeopleSettings(Duration invitation, boolean combined, ZoneId zone) {
  static PeopleSettings read(SettingReader reader) {
    return new PeopleSettings(
        Duration.ofDays(reader.number(Setting.INVITATION_DAYS, 1, 90)),
        reader.flag(Setting.ADMINISTRATORS_COMBINED),
        reader.zone(Setting.TIME_ZONE));
  }
}
