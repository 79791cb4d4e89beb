/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** The environment of Spring: what we say, and neither variables nor system properties. */
final class OwnEnvironment extends StandardEnvironment {
  OwnEnvironment(Map<String, Object> properties) {
    getPropertySources().addFirst(new MapPropertySource("yunheng", properties));
  }

  @Override
  protected void customizePropertySources(MutablePropertySources sources) {}
}
