# One image an app: `docker build --target gateway --tag muster-gateway:0.1.0 .`, and so projector, forecaster, api, ops and muster.
ARG NODE_IMAGE=node:22-bookworm-slim

FROM ${NODE_IMAGE} AS base
ENV NODE_ENV=production
WORKDIR /muster

# What npm reads and nothing else, so that an edited source leaves the packages' layers as they are.
FROM base AS manifests
COPY . .
RUN find . -type f ! -name package.json ! -name package-lock.json -delete && find . -type d -empty -delete

# Every source as JavaScript, and the pages. The compilers are native, optional packages: they stay here.
FROM manifests AS build
RUN --mount=type=cache,target=/root/.npm \
  npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace=@muster/muster --workspace=@muster/dashboard
COPY . .
RUN node apps/dashboard/build.mjs
RUN node --input-type=module --eval \
  "const { transpile } = await import('/muster/apps/muster/bin/transpile.mjs'); await transpile('/muster')"
RUN mkdir /emitted && cp --recursive --parents apps/*/dist libs/*/dist /emitted

# Each app's packages. No optional ones: they are the embedded PostgreSQL, the compiler and speed-ups that Muster does without.
FROM manifests AS gateway-packages
RUN --mount=type=cache,target=/root/.npm \
  npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund --workspace=@muster/gateway

FROM manifests AS projector-packages
RUN --mount=type=cache,target=/root/.npm \
  npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund --workspace=@muster/projector

FROM manifests AS forecaster-packages
RUN --mount=type=cache,target=/root/.npm \
  npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund --workspace=@muster/forecaster

FROM manifests AS api-packages
RUN --mount=type=cache,target=/root/.npm \
  npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund --workspace=@muster/api

FROM manifests AS ops-packages
RUN --mount=type=cache,target=/root/.npm \
  npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund --workspace=@muster/ops

FROM manifests AS muster-packages
RUN --mount=type=cache,target=/root/.npm \
  npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund --workspace=@muster/muster

# What all images share. Files belong to root: the app cannot change itself, and writes nowhere but where a volume is.
FROM base AS runtime
ENV MUSTER_HOST=0.0.0.0
COPY deploy/docker/healthy.mjs ./
COPY data ./data
STOPSIGNAL SIGTERM
# Starting may take long: a new version's first projector builds read models anew.
HEALTHCHECK --interval=10s --timeout=5s --start-period=1h --retries=3 CMD ["node", "healthy.mjs"]

FROM runtime AS gateway
# A new volume takes its owner from here. The key of pseudonyms must outlive the container: mount something at it.
RUN install --directory --owner=node --group=node --mode=700 /var/lib/muster/key
ENV MUSTER_PORT=7301 MUSTER_KEY_FOLDER=/var/lib/muster/key
EXPOSE 7301
COPY --from=gateway-packages /muster ./
COPY --from=build /emitted/libs ./libs
COPY --from=build /emitted/apps/gateway ./apps/gateway
USER node
CMD ["node", "apps/gateway/dist/main.js"]

FROM runtime AS projector
ENV MUSTER_PORT=7302
EXPOSE 7302
COPY --from=projector-packages /muster ./
COPY --from=build /emitted/libs ./libs
COPY --from=build /emitted/apps/projector ./apps/projector
USER node
# Batches in hand are many objects that live a moment: with more room they are dead when it is tidied up.
CMD ["node", "--max-semi-space-size=64", "apps/projector/dist/main.js"]

FROM runtime AS forecaster
ENV MUSTER_PORT=7305
EXPOSE 7305
COPY --from=forecaster-packages /muster ./
COPY --from=build /emitted/libs ./libs
COPY --from=build /emitted/apps/forecaster ./apps/forecaster
USER node
CMD ["node", "apps/forecaster/dist/main.js"]

FROM runtime AS api
ENV MUSTER_PORT=7300
EXPOSE 7300
COPY --from=api-packages /muster ./
COPY --from=build /emitted/libs ./libs
COPY --from=build /emitted/apps/api ./apps/api
COPY --from=build /emitted/apps/dashboard ./apps/dashboard
USER node
CMD ["node", "apps/api/dist/main.js"]

FROM runtime AS ops
ENV MUSTER_PORT=7303
EXPOSE 7303
COPY --from=ops-packages /muster ./
COPY --from=build /emitted/libs ./libs
COPY --from=build /emitted/apps/ops ./apps/ops
USER node
CMD ["node", "apps/ops/dist/main.js"]

# The command line, which ends when it is done.
FROM runtime AS muster
COPY --from=muster-packages /muster ./
COPY --from=build /emitted ./
USER node
HEALTHCHECK NONE
ENTRYPOINT ["node", "apps/muster/dist/main.js"]
CMD ["--help"]
