/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import java.util.List;

/**
 * How the networks hang together, one group per tenant.
 *
 * @param outside external networks
 * @param groups the tenants shown, the most exposed first
 * @param rest what is not shown, counted
 * @param note why the picture is incomplete, empty if it is complete
 */
public record Net(List<Segment> outside, List<Group> groups, List<WordCount> rest, String note) {
  public Net {
    outside = List.copyOf(outside);
    groups = List.copyOf(groups);
    rest = List.copyOf(rest);
  }

  /** A tenant with its routers and networks. */
  public record Group(
      String id,
      String name,
      List<Gateway> gateways,
      List<Segment> segments,
      long segmentsLeftOut,
      long instances,
      long publicAddresses,
      long openRules,
      long loadBalancers,
      List<String> links) {
    public Group {
      gateways = List.copyOf(gateways);
      segments = List.copyOf(segments);
      links = List.copyOf(links);
    }
  }

  /** A router; {@code outside} is the id of the external network it leads to, empty if none. */
  public record Gateway(String id, String name, String outside, List<String> segments) {
    public Gateway {
      segments = List.copyOf(segments);
    }
  }

  /** A network with its address ranges and how many ports it has. */
  public record Segment(
      String id, String name, List<String> ranges, long ports, boolean shared, String purpose) {
    public Segment {
      ranges = List.copyOf(ranges);
    }
  }
}
