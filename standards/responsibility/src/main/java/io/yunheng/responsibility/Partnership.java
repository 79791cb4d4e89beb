/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.util.ArrayList;
import java.util.List;

/**
 * That a partner supplies something to those who provide a service.
 *
 * @param providers the ids of those whom it supplies
 */
public record Partnership(CloudService service, String partner, List<String> providers)
    implements Subject {
  public Partnership {
    providers = List.copyOf(providers);
  }

  @Override
  public String id() {
    return service.id();
  }

  @Override
  public List<String> parties() {
    List<String> parties = new ArrayList<>(providers);
    parties.add(1, partner);
    return parties;
  }

  @Override
  public int line() {
    return service.line();
  }

  @Override
  public String kind() {
    return "partnership";
  }
}
