"""Stories: articles on one running event."""

from ujar.schema.views import StoryLine, StoryView
from ujar.serve.web.api.calls import Call, Listing
from ujar.serve.web.api.parameters import BY, DAYS, OUTLET, PAGE, Parameter, identified
from ujar.serve.web.values import Count

LEAST = Parameter(
    "least", Count(1, 100_000), "Articles at least; 2 if unsaid.", default=2
)

CALLS = (
    Call(
        id="listStories",
        path="/stories",
        tag="stories",
        summary="List running stories, those with the newest article first",
        told="How many articles and outlets report a story, who speaks in it, and how "
        "many of its figures differ.",
        answer=Listing[StoryLine],
        ask=lambda q: q.ledger.stories(q.wanted, q.limit, q.cursor),
        parameters=(OUTLET, BY, LEAST, *DAYS, *PAGE),
    ),
    Call(
        id="getStory",
        path="/stories/{story}",
        tag="stories",
        summary="Get a story: its timeline, utterances, figures and shared text",
        told="The first 1,000 articles in time order with what was found across them.",
        answer=StoryView,
        ask=lambda q: q.ledger.story(q.values["story"]),
        parameters=(identified("story", "The story's id."),),
        missing="There is no such story; /api/v1/stories lists them.",
    ),
)
