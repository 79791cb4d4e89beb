/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Origin;
import io.yunheng.estate.TestRecord;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.CloudSession;
import io.yunheng.openstack.CollectOptions;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.CallResult;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Whether images are what they were signed as: downloads a sample, recomputes the digest that
 * Glance keeps and verifies the signature with the certificate that the image names, from Barbican.
 * Each image that was downloaded leaves the record of a test.
 *
 * <p>The sample is reasoned: signed images first, of those the ones that machines were started from
 * and the public ones, then the others likewise; by id where that does not decide.
 */
public final class ImageCheck {
  private static final String UNVERIFIED = "signature-unverified";

  /** The reason where Barbican refuses the certificate to the account. */
  private static final String REFUSED = "certificate-denied";

  private static final Map<String, String> HASHES =
      Map.of(
          "SHA-224", "sha-224", "SHA-256", "sha-256", "SHA-384", "sha-384", "SHA-512", "sha-512");

  private final CollectionContext ground;
  private final CollectOptions options;
  private final Set<String> sample = new HashSet<>();
  private final Map<String, CallResult> certificates = new TreeMap<>();
  private final TenantVisits visits;

  public ImageCheck(CollectionContext ground, CollectOptions options) {
    this.ground = ground;
    this.options = options;
    this.visits = new TenantVisits(ground);
  }

  /** What is known of an image's signature. */
  record Signature(Fact<Boolean> signed, Fact<String> method) {}

  /** Chooses which of these images are downloaded. */
  void choose(List<JsonItem> images, Set<String> used) {
    Map<String, String> order = new TreeMap<>();
    for (JsonItem image : images) {
      String id = image.string("id").orElse("");
      if (image.text("status").is("active") && !id.isEmpty()) {
        order.put(
            (signed(image) ? "0" : "1")
                + (used.contains(id) ? "0" : "1")
                + (image.text("visibility").is("public") ? "0" : "1")
                + id,
            id);
      }
    }
    order.values().stream().limit(options.verifyImages()).forEach(sample::add);
  }

  private static boolean signed(JsonItem image) {
    return ImageSignature.PROPERTIES.stream().allMatch(image::has);
  }

  /** Checks an image as far as it was chosen. */
  Signature check(String id, JsonItem image) throws InterruptedException {
    Optional<ImageSignature> claim =
        signed(image) ? Optional.of(ImageSignature.of(image)) : Optional.empty();
    if (!sample.contains(id)) {
      return claim
          .map(
              one ->
                  new Signature(
                      Fact.unknown(gap(UNVERIFIED, "--verify-images", image.origin())),
                      Fact.known(one.method())))
          .orElseGet(() -> new Signature(Fact.known(false), Fact.none()));
    }
    String path = "/images/" + id + "/file";
    Api glance = ground.api(ServiceKind.IMAGE);
    List<String> wanted = new ArrayList<>();
    String algorithm = plain(image.string("os_hash_algo").orElse(""));
    wanted.add(algorithm);
    claim.map(ImageSignature::hash).filter(hash -> !wanted.contains(hash)).ifPresent(wanted::add);
    return switch (glance.digest(path, wanted, "download_image")) {
      case CallResult.Missed(Gap gap) ->
          new Signature(
              claim.isPresent() ? Fact.unknown(gap) : Fact.known(false),
              claim.map(ImageSignature::method).map(Fact::known).orElseGet(Fact::none));
      case CallResult.Got got -> downloaded(id, image, claim, algorithm, got);
    };
  }

  private Signature downloaded(
      String id,
      JsonItem image,
      Optional<ImageSignature> claim,
      String algorithm,
      CallResult.Got got)
      throws InterruptedException {
    JsonNode digests = got.body().path("digests");
    String expected = image.string("os_hash_value").orElse("").toLowerCase(Locale.ROOT);
    String seen = digests.path(algorithm).asString("");
    boolean same = !seen.isEmpty() && seen.equals(expected);
    Fact<Boolean> valid =
        claim.isEmpty()
            ? Fact.known(false)
            : valid(
                claim.get(),
                image.string("owner").orElse(""),
                digests.path(claim.get().hash()).asString(""),
                got.origin());
    boolean broken = (!seen.isEmpty() && !same) || (claim.isPresent() && valid.is(false));
    if (!seen.isEmpty()) {
      test(
          id,
          image,
          algorithm,
          expected,
          seen,
          broken,
          claim.isPresent() ? valid : Fact.none(),
          got);
    }
    return new Signature(
        broken ? Fact.known(false) : valid,
        claim
            .map(one -> one.method() + (valid.is(false) ? " (does not verify)" : ""))
            .map(Fact::known)
            .orElseGet(Fact::none));
  }

  private Fact<Boolean> valid(ImageSignature claim, String owner, String digest, Origin origin)
      throws InterruptedException {
    String key = claim.certificate() + " " + owner;
    CallResult answer = certificates.get(key);
    if (answer == null) {
      answer = certificate(claim.certificate(), owner);
      certificates.put(key, answer);
    }
    return switch (answer) {
      case CallResult.Missed(Gap gap) ->
          Fact.unknown(
              CollectionContext.denied(gap)
                  ? new Gap(
                      gap.status(),
                      REFUSED,
                      claim.certificate() + " (secret:decrypt, creator@" + owner + ")",
                      gap.origin())
                  : new Gap(
                      gap.status(),
                      UNVERIFIED,
                      "certificate " + claim.certificate(),
                      gap.origin()));
      case CallResult.Got got -> {
        try {
          byte[] bytes = Base64.getDecoder().decode(got.body().path("base64").asString(""));
          yield Fact.known(claim.verifies(digest, bytes));
        } catch (IllegalArgumentException e) {
          yield Fact.unknown(gap(UNVERIFIED, claim.method(), origin));
        }
      }
    };
  }

  /**
   * The certificate, with a token of the image's owner where the account's own project is refused:
   * Barbican shows a secret to its project and to those whom its list of readers names.
   */
  private CallResult certificate(String id, String owner) throws InterruptedException {
    if (!id.matches("[0-9a-fA-F-]{1,64}")) {
      return new CallResult.Missed(gap("not-found", id, ground.tokenOrigin()));
    }
    CallResult first = certificate(id, ground.api(ServiceKind.KEY_MANAGER));
    boolean refused = first instanceof CallResult.Missed(Gap gap) && CollectionContext.denied(gap);
    if (!refused || ground.session().token().project().filter(owner::equals).isPresent()) {
      return first;
    }
    Optional<CloudSession> owners = visits.entered(owner);
    return owners.isPresent()
        ? certificate(id, Api.of(owners.get(), ServiceKind.KEY_MANAGER, ground.pageSize()))
        : first;
  }

  /** The certificate, if what Barbican keeps there says that it is one. */
  private static CallResult certificate(String id, Api keys) throws InterruptedException {
    CallResult about = keys.get("/secrets/" + id, "secret:get");
    if (!(about instanceof CallResult.Got got)) {
      return about;
    }
    if (!got.body().path("secret_type").asString("").equals("certificate")) {
      return new CallResult.Missed(gap("no-certificate", id, got.origin()));
    }
    String type = got.body().path("content_types").path("default").asString("");
    return keys.document(
        "/secrets/" + id + "/payload",
        type.isEmpty() ? "application/octet-stream" : type.split(";", -1)[0],
        "secret:decrypt");
  }

  private void test(
      String id,
      JsonItem image,
      String algorithm,
      String expected,
      String seen,
      boolean broken,
      Fact<Boolean> signature,
      CallResult.Got got) {
    String verified =
        switch (signature) {
          case Fact.Known<Boolean>(Boolean yes) ->
              yes ? "; signature verifies" : "; signature false";
          case Fact.None<Boolean>() -> "";
          case Fact.Unknown<Boolean>(var _) -> "; signature not verified";
        };
    ground
        .found()
        .add(
            RecordDraft.of(TestRecord.SHAPE, "image-check:" + id, got.origin())
                .set("type", Fact.known("image-integrity"))
                .set("item", Fact.known("MLPS-L3-image-b"))
                .set("object", Fact.known(id))
                .set("tenant", image.text("owner"))
                .set("time", Fact.known(got.origin().time()))
                .set("result", result(broken, signature))
                .set("method", Fact.known("recomputed from the bytes"))
                .set("steps", Fact.known("downloaded; " + algorithm + " recomputed"))
                .set("expected", Fact.known(algorithm + " " + expected))
                .set("seen", Fact.known(algorithm + " " + seen + verified))
                .set("tool", Fact.known(options.producer()))
                .set("accessPoint", Fact.known(got.origin().call()))
                .set("performer", Fact.known(ground.session().token().user()))
                .set("document", Fact.known("/images/" + id + "/file"))
                .set("digest", Fact.known(seen))
                .build());
  }

  /** A digest alone does not pass an image that claims a signature. */
  private static Fact<String> result(boolean broken, Fact<Boolean> signature) {
    if (broken) {
      return Fact.known("fail");
    }
    return signature instanceof Fact.Unknown<Boolean>(var gap)
        ? Fact.unknown(gap)
        : Fact.known("pass");
  }

  /** Glance writes {@code sha512}, the JDK {@code sha-512}. */
  private static String plain(String algorithm) {
    String name = algorithm.toLowerCase(Locale.ROOT);
    return name.matches("sha[0-9]+") ? "sha-" + name.substring(3) : name;
  }

  static String hash(String method) {
    return HASHES.getOrDefault(method.toUpperCase(Locale.ROOT), "");
  }

  private static Gap gap(String reason, String need, Origin origin) {
    return new Gap(Understanding.PARTIAL, reason, need, origin);
  }
}
