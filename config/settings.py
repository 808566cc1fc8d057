"""The one settings file. Everything that differs between machines comes from the environment through `config.env`.

DANVAN_ENV says what this is: `development` (the default: this machine only), `test`, or `production`, which refuses
what only a demonstration may have (see `config.checks`).
"""

from pathlib import Path
from typing import Any

from config import env

BASE_DIR = Path(__file__).resolve().parent.parent
ENVIRONMENT = env.choice("DANVAN_ENV", "development", "development", "test", "production")
PRODUCTION, TESTING = ENVIRONMENT == "production", ENVIRONMENT == "test"
VAR_DIR = env.folder("DANVAN_VAR", BASE_DIR / "var")
DEMONSTRATION = env.flag("DANVAN_DEMO")
DEBUG = env.flag("DANVAN_DEBUG")

SECRET_KEY = env.text("DANVAN_SECRET_KEY") if PRODUCTION else env.kept_secret(VAR_DIR / "secret-key")
# Keys of yesterday, with which sessions and links made then are still read.
SECRET_KEY_FALLBACKS = env.words("DANVAN_OLD_SECRET_KEYS", "")
# Each of these keys opens another door; a lost one must not open the rest.
ENCRYPTION_KEYS = env.words("DANVAN_ENCRYPTION_KEYS") if PRODUCTION else [env.kept_secret(VAR_DIR / "encryption-key")]
SEAL_KEY = env.text("DANVAN_SEAL_KEY") if PRODUCTION else env.kept_secret(VAR_DIR / "seal-key")
# Where the day's head of the record goes, out of this machine's reach: a folder, and auditors' addresses.
ANCHORS_DIR, AUDITORS = env.text("DANVAN_ANCHORS", ""), env.words("DANVAN_AUDITORS", "")

SITE_ADDRESS = env.text("DANVAN_SITE", "http://127.0.0.1:8000")
ALLOWED_HOSTS = env.words("DANVAN_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("DANVAN_ORIGINS", SITE_ADDRESS)
# How many proxies of ours stand before the house: so many entries of X-Forwarded-For are believed, from the right.
PROXIES = env.number("DANVAN_PROXIES", 0)

# From when on a model is remarked upon to who receives it: texts alike in a hundred, minutes before a round closes, months
# without activity since the launch.
REMARK_LIKENESS = env.number("DANVAN_REMARK_LIKENESS", 70)
REMARK_MINUTES = env.number("DANVAN_REMARK_MINUTES", 60)
REMARK_MONTHS = env.number("DANVAN_REMARK_MONTHS", 6)

INSTALLED_APPS = [
    "danvan.core",
    "danvan.audit",
    "danvan.accounts",
    "danvan.workflow",
    "danvan.files",
    "danvan.deadlines",
    "danvan.papers",
    "danvan.likeness",
    "danvan.jobs",
    "danvan.notifications",
    "danvan.units",
    "danvan.documents",
    "danvan.measures",
    "danvan.urging",
    "danvan.committees",
    "danvan.scoring",
    "danvan.plans",
    "danvan.exemplars",
    "danvan.appraisals",
    "danvan.portal",
    "danvan.desk",
    "danvan.demonstration",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "config",
]
if TESTING:
    INSTALLED_APPS += ["danvan.workflow.tests.letters", "danvan.files.tests.cabinet"]
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "danvan.core.middleware.SecurityHeaders",
    "danvan.core.middleware.KnownMethods",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "danvan.accounts.middleware.SignedIn",
    "danvan.units.middleware.AtWork",
    "danvan.core.middleware.Refusals",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "danvan.core.jinja.environment",
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "danvan.core.context.page",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

# A form's controls are drawn by Jinja2 too, its lists of choices by hand: they may be longer than the page's own rows.
FORM_RENDERER = "danvan.core.controls.Controls"

DATABASES = {"default": env.database("DATABASE_URL", VAR_DIR / "danvan.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHE_DIR = env.folder("DANVAN_CACHE", VAR_DIR / "cache")
FILE_CACHE = "django.core.cache.backends.filebased.FileBasedCache"
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": FILE_CACHE, "LOCATION": str(CACHE_DIR), "OPTIONS": {"MAX_ENTRIES": 10_000}},
    # Apart, so that a full cache never throws a running job's sign of life away.
    "progress": {"BACKEND": FILE_CACHE, "LOCATION": str(CACHE_DIR / "jobs"), "OPTIONS": {"MAX_ENTRIES": 100_000}},
}
if redis := env.text("DANVAN_REDIS", ""):
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis}
    CACHES["progress"] = {**CACHES["default"], "KEY_PREFIX": "jobs"}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher" if TESTING else "django.contrib.auth.hashers.Argon2PasswordHasher"
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"danvan.accounts.passwords.{rule}"} for rule in ("LongEnough", "NotCommon", "NotBreached", "NotOwnName")
]
# The province's own identity provider, where there is one; its subjects open only the accounts they were bound to.
OIDC = {
    "issuer": env.text("DANVAN_OIDC_ISSUER", ""),
    "client_id": env.text("DANVAN_OIDC_CLIENT", ""),
    "client_secret": env.text("DANVAN_OIDC_SECRET", ""),
    "name": env.text("DANVAN_OIDC_NAME", "hệ thống đăng nhập chung"),
}
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "vi"
USE_TZ, TIME_ZONE = True, "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATIC_ROOT = env.folder("DANVAN_STATIC", VAR_DIR / "static")
MEDIA_ROOT = env.folder("DANVAN_MEDIA", VAR_DIR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.ManifestStaticFilesStorage"
    },
}
# Neither in tests nor while writing are all static files looked at for each browser; one is, when it is asked for.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = TESTING or DEBUG

# How long a session lasts is kept with the session, not with the cookie (danvan.accounts.models.session).
SESSION_ENGINE = "danvan.accounts.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SESSION_COOKIE_NAME = "__Host-phien" if PRODUCTION else "phien"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "danvan.core.problems.csrf_failed"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = ["danvan.files.uploads.LimitedUpload"]
# Whoever else has an account on the machine need not read what offices send.
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
DATA_UPLOAD_MAX_NUMBER_FILES = 20
# The socket of the machine's virus scanner (ClamAV's clamd), and the office's list of stolen passwords.
SCANNER, BREACHED = env.text("DANVAN_SCANNER", ""), env.text("DANVAN_BREACHED", "")

EMAIL_BACKEND = env.text(
    "DANVAN_MAIL",
    "django.core.mail.backends.smtp.EmailBackend" if PRODUCTION else "django.core.mail.backends.filebased.EmailBackend",
)
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
EMAIL_HOST, EMAIL_PORT = env.text("DANVAN_MAIL_HOST", "localhost"), env.number("DANVAN_MAIL_PORT", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.text("DANVAN_MAIL_USER", ""), env.text("DANVAN_MAIL_PASSWORD", "")
# Port 465 speaks TLS from its first word; elsewhere the server is asked for it, and without it nothing is sent.
EMAIL_USE_SSL = env.flag("DANVAN_MAIL_TLS") and EMAIL_PORT == 465
EMAIL_USE_TLS = env.flag("DANVAN_MAIL_TLS") and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("DANVAN_MAIL_FROM", "danvan@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "line": {"()": "danvan.core.logs.Line"},
    },
    "filters": {"tokens": {"()": "danvan.core.logs.WithoutTokens"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line" if PRODUCTION else "plain",
            "filters": ["tokens"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django would also send its errors by mail, with all that was typed.
        "django": {"handlers": [], "level": "WARNING"},
        "danvan.security": {"level": "INFO" if PRODUCTION or TESTING else "WARNING"},
    },
}
