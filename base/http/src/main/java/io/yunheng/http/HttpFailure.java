/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import io.yunheng.fault.FaultCode;
import java.io.IOException;

/** A request got no usable answer. */
public final class HttpFailure extends IOException {
  /** Why there is none. */
  public sealed interface Reason {}

  /** The server cannot be reached, or the connection broke or took too long. */
  public record Unreachable() implements Reason {}

  /** The server's certificate cannot be verified. */
  public record Untrusted() implements Reason {}

  /** No address of the server is within the {@link NetworkLimit}. */
  public record Refused() implements Reason {}

  /** The body is larger than allowed. */
  public record TooLarge() implements Reason {}

  /**
   * The proxy cannot be reached or refuses.
   *
   * @param code {@code PROXY_UNREACHABLE}, {@code PROXY_LOGIN_REFUSED} or {@code PROXY_REFUSED}
   * @param proxy its host and port
   */
  public record AtProxy(FaultCode code, String proxy) implements Reason {}

  private final Reason reason;

  HttpFailure(Reason reason, String text) {
    super(text);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** What was said, in one text. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** Whether the same request may succeed later. */
  public boolean passing() {
    return switch (reason) {
      case Unreachable _ -> true;
      case Untrusted _, Refused _, TooLarge _ -> false;
      case AtProxy(FaultCode code, String _) -> code != FaultCode.PROXY_LOGIN_REFUSED;
    };
  }
}
