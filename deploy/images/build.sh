#!/bin/sh
# Prepares the layers of the images and has jib put them into tars; called by ./countersign images.
# What goes in, and why: docs/adr/0012-images-from-a-linked-runtime.md
set -eu

usage() {
  cat <<'TEXT'
Usage: ./countersign images [--only IMAGE,…] [--no-cache] [--base IMAGE] [--source URL]
  --only      of webhook-ingress, setup-service, contract-sync-service, schemas-tool
  --no-cache  without a cache of loaded classes: quicker to build, slower to start
  --base      what the layers are put on; the default, scratch, takes the C library of this machine and asks no registry
  --source    address of the sources, for the label
TEXT
}

root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/deploy/images
layers=$here/target/layers
training=$here/target/training
version=0.1.0-SNAPSHOT
# As project.build.outputTimestamp in pom.xml: a cache is valid for jars of this time only.
time=$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<\/project.build.outputTimestamp>.*/\1/p' "$root/pom.xml")
images="webhook-ingress setup-service contract-sync-service schemas-tool"
chosen=$images
# With classes from a cache, VersionExtractor of Spring Cloud Stream finds no place of its own and ends the start.
uncacheable=contract-sync-service
cached=true
base=scratch
source=unknown
# What the services, their libraries and who looks into them with JDK's tools from outside need.
modules=java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.crypto.cryptoki,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs

while [ $# -gt 0 ]; do
  case $1 in
  --only) chosen=$(echo "$2" | tr , ' ') && shift 2 ;;
  --no-cache) cached=false && shift ;;
  --base) base=$2 && shift 2 ;;
  --source) source=$2 && shift 2 ;;
  --help) usage && exit 0 ;;
  *) usage >&2 && exit 2 ;;
  esac
done

say() { echo "images: $*"; }
fail() { echo "images: $*" >&2 && exit 1; }

[ "$(uname -s)" = Linux ] || fail "the runtime in the images is linked from the JDK of this machine, which must be Linux's"
case $(uname -m) in
x86_64) architecture=amd64 ;;
aarch64) architecture=arm64 ;;
*) fail "no images for $(uname -m)" ;;
esac

jar_of() {
  case $1 in
  schemas-tool) echo "$root/schemas/target/schemas-$version-tool.jar" ;;
  *) echo "$root/$1/target/$1-$version.jar" ;;
  esac
}

module_of() {
  case $1 in
  schemas-tool) echo "$root/schemas" ;;
  *) echo "$root/$1" ;;
  esac
}

link_runtime() {
  if [ -f "$layers/java.made" ] && [ "$(cat "$layers/java.made")" = "$(cat "$JAVA_HOME/release") $modules" ]; then
    return
  fi
  say "linking a runtime from $JAVA_HOME"
  rm -rf "$layers/java" "$layers/java.made"
  mkdir -p "$layers/java/opt"
  "$JAVA_HOME/bin/jlink" --add-modules "$modules" --no-header-files --no-man-pages --compress zip-6 \
    --include-locales en,sv --output "$layers/java/opt/java"
  # Screens and sound, which would need libraries that no server has.
  (cd "$layers/java/opt/java/lib" && rm -f libawt_xawt.so libjawt.so libjsound.so libsplashscreen.so)
  echo "$(cat "$JAVA_HOME/release") $modules" >"$layers/java.made"
}

# The C library's files that Java asks for, at the paths where they are here; user, group, resolver, /tmp.
copy_system() {
  rm -rf "$layers/system"
  mkdir -p "$layers/system/etc" "$layers/system/tmp"
  find "$layers/java/opt/java" \( -name '*.so' -o -path '*/bin/java' -o -name jspawnhelper \) -exec ldd {} \; 2>/dev/null |
    sed -n -e 's/.*=> \(\/[^ ]*\) .*/\1/p' -e 's/^[[:space:]]*\(\/[^ ]*ld-linux[^ ]*\) .*/\1/p' |
    grep -v "^$layers" | sort -u | while read -r library; do
    mkdir -p "$layers/system$(dirname "$library")"
    cp -L "$library" "$layers/system$library"
  done
  printf 'root:x:0:0:root:/:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/tmp:/sbin/nologin\n' >"$layers/system/etc/passwd"
  printf 'root:x:0:\nnonroot:x:65532:\n' >"$layers/system/etc/group"
  printf 'hosts: files dns\n' >"$layers/system/etc/nsswitch.conf"
  if [ -f /usr/share/doc/libc6/copyright ]; then
    mkdir -p "$layers/system/usr/share/doc/libc6"
    cp -L /usr/share/doc/libc6/copyright "$layers/system/usr/share/doc/libc6/"
  fi
}

# What is beside our jars, for those who look for weaknesses by an image's list of parts.
write_runtime_sbom() {
  java_version=$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release")
  vendor=$(sed -n 's/^IMPLEMENTOR="\(.*\)"/\1/p' "$JAVA_HOME/release")
  libc=
  if [ "$base" = scratch ] && command -v dpkg-query >/dev/null; then
    libc=$(dpkg-query -W -f '${Version}' libc6)
    libc=",
    {\"type\": \"library\", \"name\": \"libc6\", \"version\": \"$libc\", \"purl\": \"pkg:deb/debian/libc6@$libc\"}"
  fi
  cat >"$1" <<TEXT
{
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "version": 1,
  "components": [
    {"type": "platform", "publisher": "$vendor", "name": "java", "version": "$java_version"}$libc
  ]
}
TEXT
}

# Without Spring in it, it can't unpack itself: the same by hand.
unpack_tool() {
  (cd "$here/target/unpacked" && "$JAVA_HOME/bin/jar" -x -f "$1" BOOT-INF/lib)
  mv "$here/target/unpacked/BOOT-INF/lib" "$layers/schemas-tool/libraries/app/lib"
  {
    echo "Main-Class: dev.countersign.schemas.register.Tool"
    echo "Enable-Native-Access: ALL-UNNAMED"
    echo "Class-Path: "
    (cd "$layers/schemas-tool/libraries/app" && LC_ALL=C ls lib/*.jar | sed 's/^/  /')
  } >"$here/target/manifest"
  cp "$root/schemas/target/schemas-$version.jar" "$layers/schemas-tool/application/app/schemas-tool.jar"
  "$JAVA_HOME/bin/jar" --update --date="$time" --manifest="$here/target/manifest" \
    --file="$layers/schemas-tool/application/app/schemas-tool.jar"
}

unpack() {
  image=$1
  jar=$(jar_of "$image")
  [ -f "$jar" ] || fail "$jar is missing. Build it with: ./mvnw package -DskipTests"
  rm -rf "$layers/$image" "$here/target/unpacked"
  mkdir -p "$layers/$image/libraries/app" "$layers/$image/application/app/sbom" "$layers/$image/cache/app" "$here/target/unpacked"
  if [ "$image" = schemas-tool ]; then
    unpack_tool "$jar"
  else
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$jar" extract --force --destination "$here/target/unpacked" >/dev/null
    mv "$here/target/unpacked/lib" "$layers/$image/libraries/app/lib"
    mv "$here/target/unpacked/$(basename "$jar")" "$layers/$image/application/app/$image.jar"
  fi
  cp "$(module_of "$image")/src/main/jvm/jvm.options" "$layers/$image/application/app/jvm.options"
  sbom=$(module_of "$image")/target/classes/META-INF/sbom/application.cdx.json
  [ -f "$sbom" ] && cp "$sbom" "$layers/$image/application/app/sbom/application.cdx.json" ||
    say "no $sbom: the image of $image lists its runtime only. ./mvnw package -DskipTests makes it"
  write_runtime_sbom "$layers/$image/application/app/sbom/runtime.cdx.json"
  find "$layers/$image" -exec touch -d "$time" {} +
}

# A folder as /app will be, with the files that the image will have.
prepare_training() {
  rm -rf "${training:?}/$1"
  mkdir -p "$training/$1"
  cp -a "$layers/$1/libraries/app" "$training/$1/"
  cp -a "$layers/$1/application/app/." "$training/$1/app/"
}

ingredients() {
  cat "$layers/java.made" "$layers/$1/application/app/jvm.options"
  sha256sum <"$(jar_of "$1")"
}

is_trained() {
  [ -f "$training/$1.aot" ] && [ -f "$training/$1.trained" ] && [ "$(ingredients "$1")" = "$(cat "$training/$1.trained")" ]
}

create_cache() {
  if [ ! -s "$training/$1/app/$1.aotconf" ]; then
    say "$1 ended before it had written down what it loaded ($here/target/stack/logs/$1.log): its image will start more slowly"
    return
  fi
  "$layers/java/opt/java/bin/java" "@$training/$1/app/jvm.options" -XX:AOTMode=create \
    "-XX:AOTConfiguration=$training/$1/app/$1.aotconf" "-XX:AOTCache=$training/$1/app/$1.aot" \
    -jar "$training/$1/app/$1.jar" >"$here/target/cache-$1.log" 2>&1 || fail "Java made no cache of $1: $here/target/cache-$1.log"
  keep_cache "$1"
}

keep_cache() {
  [ -f "$training/$1/app/$1.aot" ] || fail "Java wrote no cache for $1; see the log in $here/target/stack/logs"
  mv "$training/$1/app/$1.aot" "$training/$1.aot"
  ingredients "$1" >"$training/$1.trained"
}

# The services go through the demo's story in the image's own runtime, and write down what they loaded when they end.
train_services() {
  untrained=
  for image in $chosen; do
    [ "$image" = schemas-tool ] || [ "$image" = "$uncacheable" ] || is_trained "$image" || untrained="$untrained $image"
  done
  [ -n "$untrained" ] || return 0
  say "the demo's story, from which$untrained learn what they will need"
  for image in $untrained; do
    rm -f "$training/$image.trained" "$training/$image.aot"
    prepare_training "$image"
  done
  COUNTERSIGN_TRAINING=$training COUNTERSIGN_TRAINING_JAVA=$layers/java/opt/java \
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -jar "$root/deploy/local/target/local-$version.jar" \
    demo --home "$here/target/stack" >"$here/target/training.log" 2>&1 || {
    tail -n 20 "$here/target/training.log" >&2
    fail "the demo did not come to its end: $here/target/training.log"
  }
  for image in $untrained; do
    create_cache "$image"
  done
}

# It waits in vain, for everything that the other commands ask, too.
train_tool() {
  is_trained schemas-tool && return
  prepare_training schemas-tool
  "$layers/java/opt/java/bin/java" "@$training/schemas-tool/app/jvm.options" \
    "-XX:AOTCacheOutput=$training/schemas-tool/app/schemas-tool.aot" -jar "$training/schemas-tool/app/schemas-tool.jar" \
    await --bootstrap-servers=127.0.0.1:1 --schema-registry=http://127.0.0.1:1 --longest-wait=PT0.1S \
    >"$here/target/training-tool.log" 2>&1 || true
  keep_cache schemas-tool
}

add_cache() {
  [ "$1" != "$uncacheable" ] && [ -f "$training/$1.aot" ] || return 0
  cp "$training/$1.aot" "$layers/$1/cache/app/$1.aot"
  printf '%s\n' "-XX:AOTCache=/app/$1.aot" >>"$layers/$1/application/app/jvm.options"
  # The cache's objects need room in the first heap, which is 8 MB in small containers; Java ends where they have none.
  grep -q '^-Xms' "$layers/$1/application/app/jvm.options" || echo -Xms48m >>"$layers/$1/application/app/jvm.options"
  find "$layers/$1" -exec touch -d "$time" {} +
}

revision() {
  command -v git >/dev/null && git -C "$root" rev-parse HEAD 2>/dev/null || echo unknown
}

assemble() {
  system=$layers/system
  if [ "$base" != scratch ]; then
    system=$layers/none
    mkdir -p "$system"
  fi
  skipped=
  for image in $images; do
    case " $chosen " in
    *" $image "*) ;;
    *) skipped="$skipped -Dskip.$image=true" ;;
    esac
  done
  # jib knows a layer by its files' names and times, and all our times are the same: it would put the old files in.
  rm -rf "$here/target/jib-cache"
  say "putting them together"
  # shellcheck disable=SC2086 # several options
  (cd "$root" && ./mvnw -q -Pimages -pl deploy/images package $skipped -Dspotless.check.skip=true \
    "-Dimage.base=$base" "-Dimage.system=$system" "-Dimage.architecture=$architecture" \
    "-Dimage.revision=$(revision)" "-Dimage.source=$source") || fail "jib failed, see above"
}

report() {
  for image in $chosen; do
    tar=$here/target/$image.tar
    printf '%-34s %4d MB  %s\n' "countersign/$image:$version" "$(($(stat -c %s "$tar") / 1000000))" "$(cat "$here/target/$image.digest")"
    echo "  $tar"
  done
  cat <<TEXT
Load one:  podman load -i deploy/images/target/webhook-ingress.tar     (or docker load, since Docker 25)
Push one:  skopeo copy oci-archive:deploy/images/target/webhook-ingress.tar docker://REGISTRY/countersign/webhook-ingress:$version
TEXT
}

# jib wants to see classes, and there are none.
mkdir -p "$layers" "$training" "$here/target/classes"
link_runtime
copy_system
for image in $chosen; do
  unpack "$image"
done
if $cached; then
  train_services
  for image in $chosen; do
    [ "$image" != schemas-tool ] || train_tool
  done
  for image in $chosen; do
    add_cache "$image"
  done
fi
find "$layers/java" "$layers/system" -exec touch -h -d "$time" {} +
assemble
report
