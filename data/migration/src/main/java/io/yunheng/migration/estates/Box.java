/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.estates;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Traffic of one direction, address family and kind of remote: protocols, ports and addresses from
 * first to last. Of ICMP the port is 256 times the type plus the code.
 */
record Box(
    int firstProtocol,
    int lastProtocol,
    int firstPort,
    int lastPort,
    BigInteger firstAddress,
    BigInteger lastAddress) {

  boolean meets(Box other) {
    return firstProtocol <= other.lastProtocol
        && other.firstProtocol <= lastProtocol
        && firstPort <= other.lastPort
        && other.firstPort <= lastPort
        && firstAddress.compareTo(other.lastAddress) <= 0
        && other.firstAddress.compareTo(lastAddress) <= 0;
  }

  /** What of this the other does not have, in at most six pieces. */
  List<Box> without(Box other) {
    if (!meets(other)) {
      return List.of(this);
    }
    List<Box> rest = new ArrayList<>();
    int p1 = Math.max(firstProtocol, other.firstProtocol);
    int p2 = Math.min(lastProtocol, other.lastProtocol);
    if (firstProtocol < p1) {
      rest.add(new Box(firstProtocol, p1 - 1, firstPort, lastPort, firstAddress, lastAddress));
    }
    if (p2 < lastProtocol) {
      rest.add(new Box(p2 + 1, lastProtocol, firstPort, lastPort, firstAddress, lastAddress));
    }
    int q1 = Math.max(firstPort, other.firstPort);
    int q2 = Math.min(lastPort, other.lastPort);
    if (firstPort < q1) {
      rest.add(new Box(p1, p2, firstPort, q1 - 1, firstAddress, lastAddress));
    }
    if (q2 < lastPort) {
      rest.add(new Box(p1, p2, q2 + 1, lastPort, firstAddress, lastAddress));
    }
    if (firstAddress.compareTo(other.firstAddress) < 0) {
      BigInteger end = other.firstAddress.subtract(BigInteger.ONE);
      rest.add(new Box(p1, p2, q1, q2, firstAddress, end));
    }
    if (other.lastAddress.compareTo(lastAddress) < 0) {
      BigInteger start = other.lastAddress.add(BigInteger.ONE);
      rest.add(new Box(p1, p2, q1, q2, start, lastAddress));
    }
    return rest;
  }
}
