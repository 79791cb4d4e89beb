/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.HttpFailure;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Reads pages of listings; what cannot be read is a fault, as the listing has no end then. */
final class ListingPage {
  private static final int TRIES = 3;

  /** Understands a page. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(byte[] body) throws IOException;
  }

  private ListingPage() {}

  static <T> T of(ObjectStore store, URI uri, int most, Parser<T> parser)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      byte[] body;
      try (StoreHttp.Reply reply = reply(store, uri)) {
        if (reply.status() / 100 == 3) {
          throw FaultException.of(
              FaultCode.STORE_REDIRECT_REFUSED,
              "url",
              shown(store),
              "target",
              ObjectStore.place(reply.text("location"))
                  + reply
                      .header("x-amz-bucket-region")
                      .map(r -> " " + PrintableWords.text(r))
                      .orElse(""));
        }
        if (reply.status() / 100 != 2) {
          throw refused(store, reply);
        }
        body = reply.body().bytes(most);
      } catch (Body.TooLarge _) {
        throw invalid(store, "> " + most + " bytes");
      } catch (IOException e) {
        if (attempt == TRIES) {
          throw FaultException.of(
              FaultCode.STORE_UNREACHABLE,
              "url",
              shown(store),
              "reason",
              PrintableWords.text(e.getClass().getSimpleName() + " " + e.getMessage()));
        }
        store.http().pause(attempt);
        continue;
      }
      try {
        return parser.parse(body);
      } catch (IOException e) {
        throw invalid(store, String.valueOf(e.getMessage()));
      }
    }
  }

  private static StoreHttp.Reply reply(ObjectStore store, URI uri) throws InterruptedException {
    try {
      StoreHttp.Reply reply = store.http().send(() -> store.request("GET", uri, Map.of()));
      if (reply.status() == 401 && store.renew()) {
        reply.close();
        reply = store.http().send(() -> store.request("GET", uri, Map.of()));
      }
      return reply;
    } catch (HttpFailure e) {
      throw StoreHttp.fault(e, shown(store));
    }
  }

  private static FaultException refused(ObjectStore store, StoreHttp.Reply reply)
      throws InterruptedException {
    String said = "HTTP " + reply.status();
    try {
      StoreXml error = StoreXml.read(reply.body().bytes(1 << 16));
      said = (said + " " + error.text("Code")).strip();
    } catch (IOException | StoreXml.Malformed _) {
      // The status has to do.
    }
    return FaultException.of(
        FaultCode.STORE_REFUSED, "url", shown(store), "reason", PrintableWords.text(said));
  }

  static FaultException invalid(ObjectStore store, String reason) {
    return FaultException.of(
        FaultCode.STORE_ANSWER_INVALID, "url", shown(store), "reason", PrintableWords.text(reason));
  }

  static FaultException endless(ObjectStore store) {
    return FaultException.of(FaultCode.STORE_LISTING_ENDLESS, "url", shown(store));
  }

  private static String shown(ObjectStore store) {
    return PrintableWords.text(store.address().toString());
  }
}
