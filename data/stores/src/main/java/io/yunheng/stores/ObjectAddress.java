/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where objects are: {@code s3://bucket/prefix}, {@code swift://container/prefix} or {@code
 * image://name}.
 */
public sealed interface ObjectAddress {
  /** The bucket or container. */
  String container();

  /** What the keys begin with; the text as it is, not a directory; empty for all. */
  String prefix();

  /** A bucket of a store that speaks S3. */
  record S3(String container, String prefix) implements ObjectAddress {
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");

    public S3 {
      if (!BUCKET.matcher(container).matches() || container.contains("..")) {
        throw invalid("s3://" + container, "3-63 of a-z 0-9 . -");
      }
    }

    @Override
    public String toString() {
      return "s3://" + container + "/" + prefix;
    }
  }

  /** A container of OpenStack Swift. */
  record Swift(String container, String prefix) implements ObjectAddress {
    private static final int MOST = 256;

    public Swift {
      if (container.isEmpty()
          || container.indexOf('/') >= 0
          || container.equals(".")
          || container.equals("..")
          || container.getBytes(StandardCharsets.UTF_8).length > MOST) {
        throw invalid("swift://" + container, "1-256 bytes without /");
      }
    }

    @Override
    public String toString() {
      return "swift://" + container + "/" + prefix;
    }
  }

  /**
   * Images of an OpenStack image service.
   *
   * @param name or id of one; empty for all that the project owns
   */
  record Images(String name) implements ObjectAddress {
    @Override
    public String container() {
      return name.isEmpty() ? "images" : name;
    }

    @Override
    public String prefix() {
      return "";
    }

    @Override
    public String toString() {
      return "image://" + name;
    }
  }

  /**
   * The address that a text means.
   *
   * @throws FaultException with {@code STORE_ADDRESS_INVALID}
   */
  static ObjectAddress parse(String text) {
    int colon = text.indexOf("://");
    String scheme = colon < 0 ? "" : text.substring(0, colon);
    String rest = colon < 0 ? "" : text.substring(colon + 3);
    int slash = rest.indexOf('/');
    String container = slash < 0 ? rest : rest.substring(0, slash);
    String prefix = slash < 0 ? "" : rest.substring(slash + 1);
    return switch (scheme) {
      case "s3" -> new S3(container, prefix);
      case "swift" -> new Swift(container, prefix);
      case "image" -> new Images(rest);
      default -> throw invalid(text, "s3://BUCKET/PREFIX, swift://CONTAINER/PREFIX, image://NAME");
    };
  }

  private static FaultException invalid(String address, String known) {
    return FaultException.of(
        FaultCode.STORE_ADDRESS_INVALID, "address", PrintableWords.text(address), "known", known);
  }
}
