#!/bin/sh
# Run once by the PostgreSQL image when its data folder is new: the application's role, which owns nothing.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$APP_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE gongkai_app LOGIN PASSWORD :'password';
SQL
