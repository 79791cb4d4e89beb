/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.util.ArrayList;
import java.util.List;

/**
 * That a customer uses a service.
 *
 * @param providers the ids of those who provide it
 */
public record Use(CloudService service, String customer, List<String> providers)
    implements Subject {
  public Use {
    providers = List.copyOf(providers);
  }

  @Override
  public String id() {
    return service.id();
  }

  @Override
  public List<String> parties() {
    List<String> parties = new ArrayList<>(List.of(customer));
    parties.addAll(providers);
    return parties;
  }

  @Override
  public int line() {
    return service.line();
  }

  @Override
  public String kind() {
    return "use";
  }
}
