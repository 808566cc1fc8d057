"""Letters for tests."""

import factory

from danvan.workflow.tests.letters.models import Letter, Stage


class LetterFactory(factory.django.DjangoModelFactory):
    """A draft; whoever is named in `readers` may see it."""

    class Meta:
        model = Letter
        skip_postgeneration_save = True

    stage = Stage.DRAFT

    @factory.post_generation
    def readers(self, create, people, **kwargs):
        for one in people or []:
            self.readers.create(user_id=one.pk)
