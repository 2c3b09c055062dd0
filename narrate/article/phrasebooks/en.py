"""English."""

from __future__ import annotations

from narrate.article.phrasebooks import Phrasebook

BOOK = Phrasebook(
    share="""
        share
        share (this|it|now|article|story|post|page)
        share (this|the) (article|story|post|page|link|news)
        (share|post|tweet|pin|send|save) (on|via|to|with|in) …
        (share|tweet|pin|print|email|e-mail|save|bookmark|copy) (this|it)
        (print|email|e-mail|save|bookmark|listen)
        (copy link|copied|link copied|tweet|pin it|gift)
        (print|email|e-mail|save|bookmark) (this )?(article|story|page|post)
        follow us( on …)?
        follow … on (x|twitter|facebook|instagram)
        follow … on (linkedin|threads|bluesky|mastodon|google news)
        (facebook|twitter|x|linkedin|whatsapp|pinterest|reddit|telegram|instagram|threads)
        (bluesky|email|e-mail|print|copy link|messenger|mastodon|tumblr|pocket|youtube|tiktok)
        # shares
        # (likes|views)
        click to share …
        like this
        like loading
        share on social media
        sharing options
        share options
    """,
    more="""
        read (more|also|next|this next)
        (read|see|see also|learn) (more|also|next)? ?: …
        read (more|also|next) (about|on|at|from|here) …
        (see also|also read|more|watch) ?: …
        (watch also|watch more|listen also|dig deeper|go deeper) ?: …
        (see also|also read|continue reading|keep reading)
        (click here to read …|click here|find out more|learn more)
        (related|recommended|more on this|in depth|explainer|live|don't miss|must read) ?: …
        read the (full|original|complete) (story|article|text|post)( …)?
        (view|show|load|see) (more|all|all comments|more stories|more articles)
        story continues( below( advertisement)?)?
        article continues( (below|after) …)?
    """,
    related="""
        related
        related (articles?|stories|story|posts?|content)
        related (topics|news|links|reading|coverage|items)
        you (may|might|may also) (like|enjoy|interested in)( …)?
        you (might also|may also be|might also be) (like|enjoy|interested in)( …)?
        (more|other|latest|recent) (stories|articles|posts|news)( …)?
        (more|other|latest|recent) (headlines|videos|reads|topics|coverage)( …)?
        (top|popular|trending|featured|recommended) (stories|articles|posts|news)( …)?
        (top|popular) (headlines|videos|reads|topics|coverage)( …)?
        (trending|featured|recommended) (headlines|videos|reads|topics|coverage)( …)?
        more (from|in|on|about) …
        most (read|popular|viewed|shared|commented|recent|watched)( …)?
        (trending|trending now|popular|recommended|recommended for you|recommended reading)
        (don't miss|editor's picks?|editors' picks?|up next|what to read next|around the web)
        (from the web|promoted content|sponsored links)
        (more like this|further reading on this site|in this story)
        (previous article|next article|previous post|next post|previous|next)
        stories you (may|might) like
    """,
    navigation="""
        (back|return|go|scroll) (to )?(the )?top( button| of page| of the page)?
        top of page
        skip to (main |the )?(content|navigation|article|footer|menu)
        skip (navigation|advertisement|ad|past newsletter promotion)
        (home|menu|main menu|search|close)
        (toggle navigation|navigation|open menu|close menu|sitemap|site map)
        (log in|login|sign in|sign up|sign out|log out|register|my account|create (an )?account)
        (log in|login|sign in|register) (or|/) (log in|login|sign up)
        (log in|login|sign in|register) (or|/) (sign in|register|subscribe)
        back to (home|homepage|news|all news|all articles|the homepage)
        (privacy policy|terms of use|terms of service)
        (terms and conditions|contact us|about us)
        (advertise with us|accessibility|cookie policy|privacy|terms|careers|imprint)
        accessibility (help|links)
        you are here …
    """,
    newsletter="""
        (sign up|signup|subscribe|register) (to|for) (our|the|a|this|free) …
        (sign up|subscribe) (here|now|today|below)?
        (our )?newsletters?( sign-?up| signup)?
        get (the|our) … (newsletter|in your inbox|to your inbox|delivered …|by email|briefing)
        enter your (email|e-mail)( address)?( …)?
        (email|e-mail) address
        your (email|e-mail) address
        privacy notice: newsletters …
        newsletters may contain info about …
        by (signing up|subscribing|clicking|entering) … you (agree|consent|accept) …
        thank you for (subscribing|signing up)( …)?
        you can unsubscribe at any time( …)?
        after newsletter promotion
        delivered to your inbox( …)?
        don't miss (a story|an update|out)( …)?
    """,
    subscription="""
        subscribe (to continue|to read|for full access|for unlimited …|to unlock) …
        (already a subscriber|already have an account)( …)?
        (not a subscriber|subscribers only|for subscribers)( …)?
        this (article|story|content) is (for|only for) (subscribers|members) …
        this (article|story|content) is (reserved for) (subscribers|members) …
        this (article|story|content) is (available to|free for) (subscribers|members) …
        you have # (free )?articles? (left|remaining) …
        you have reached your limit of …
        support (our|independent|quality|local) journalism( …)?
        become a (member|subscriber|supporter)( …)?
        (donate|donate now|support us|subscribe today|subscribe now|start your free trial)
    """,
    cookies="""
        we (use|value|and our partners use|and our partners store) … cookies( …)?
        (we|this site) (and our partners )?uses? cookies( …)?
        (this website|our site|our website) (and our partners )?uses? cookies( …)?
        we value your privacy( …)?
        by (continuing|using) … cookies( …)?
        (accept|reject|allow|manage|refuse) (all )?(cookies|cookie settings)
        (accept|reject|allow|manage|refuse) (all )?(all|preferences|choices)
        (cookie|privacy) (settings|preferences|consent)
        (accept|i accept|i agree|got it)
    """,
    comment_form="""
        leave a (reply|comment)( …)?
        (post|write|add|submit|leave) (a|your) (comment|reply|response)( …)?
        (post|submit|add) comment
        your (email|e-mail)( address)? will not be published( …)?
        required fields are marked( …)?
        you must be logged in to (post|leave) a comment
        (log in|login|sign in) to (comment|reply|leave a comment|join the conversation)( …)?
        save my name … in this browser …
        notify me of (follow-up comments|new posts|new comments)( …)?
        cancel reply
        this site uses akismet …
        (name|email|e-mail|website|comment) ?\\*
        (comments are|commenting is) (closed|now closed|off|turned off|disabled)( …)?
    """,
    comments="""
        # (comments?|replies|responses)( …)?
        (comments?|reader comments|readers' comments|discussion|conversation|responses) ?#?
        comments? on …
        (join|view|start) (the )?(conversation|discussion|comments)( …)?
        # (thoughts?|responses?|replies|comments?) (on|to) …
        (reply|report|like|flag|report abuse)
        (report comment|show replies|hide replies|upvote|downvote)
        sort by …
        (newest|oldest|most liked|best) first
        what do you think\\? (tell|let) us …
        have your say( …)?
    """,
    moderation="""
        (this|your) comment (has been|was|is|have been) (removed|deleted|hidden|awaiting) …
        (your|this) comment is awaiting moderation( …)?
        comments (are|will be|may be) (moderated|pre-moderated|published|reviewed) …
        all comments are (moderated|subject to …)( …)?
        please (keep|be) (your )?(comments )?(respectful|civil|polite) …
        (see our|read our|our) (community|commenting|comment) (guidelines|rules)( …)?
        (see our|read our|our) (community|commenting|comment) (policy|standards)( …)?
        (comment|comments|community) (policy|guidelines)
    """,
    reading_time="""
        #( |-)?(min|mins|minute|minutes)( |-)?(read|reading|reading time)
        (reading|read) time ?:? ?(about |approx\\.? )?# ?(min|mins|minute|minutes|m)
        (estimated |approximate )(reading|read) time ?:? ?# ?(min|mins|minute|minutes)
        # minutes? to read
    """,
    audio="""
        listen to (this|the) (article|story|episode|audio)( …)?
        (play|pause|listen|listen now|play audio|watch video|play video|audio by …)
        this article (is|was) read by …
        # (min|mins|minutes) listen
    """,
    credit="""
        (photo|image|picture|photograph|photos) ?(credit|credits|source)? ?: …
        (photo|image|picture|photograph|photos) ?(by|courtesy|courtesy of|credit:)? ?: …
        (images|illustration|graphic) ?(credit|credits|source)? ?: …
        (images|illustration|graphic) ?(by|courtesy|courtesy of|credit:)? ?: …
        (video|cover image|featured image) ?(credit|credits|source)? ?: …
        (video|cover image|featured image) ?(by|courtesy|courtesy of|credit:)? ?: …
        (photo|image|picture|photograph) (by|courtesy of|via|from) …
        (photos|images|illustration|graphic|video) (by|courtesy of|via|from) …
        (credit|credits|image credit|photo credit) ?: …
        (file photo|file picture|file image|stock photo)
        (stock image|handout|getty images|image)
        …(getty images|afp|reuters|ap photo|shutterstock|istock|unsplash|wikimedia commons)
    """,
    caption="""
        (caption|image caption|photo caption|media caption) ?[:.] …
        (figure #|fig\\.? #|pictured|above|below) ?[:.] …
        image caption …
        media caption …
    """,
    advertisement="""
        advertisements?( #)?
        (ad|ads|adverts?|sponsored|sponsored content)
        (paid content|promoted|promotion|advertorial|paid post)
        (advertisement|ad|scroll to continue|continue reading below|ad feedback|skip ad)
        scroll to continue( with content)?
        remove ads
        report this ad
        (sponsored|presented|brought to you) by …
    """,
    tags="""
        (tags?|topics?|filed under|categories|category|keywords|tagged|posted in) ?:? …
        (filed in|explore more on these topics|more on these topics) ?:? …
        (tags|topics|filed under)
        (categories|keywords|explore more on these topics|topics in this story)
    """,
    copyright="""
        (©|\\(c\\)|copyright) …
        all rights reserved( …)?
        … all rights reserved
        this (article) (may not|was) (be (published)|appeared|published|originally|first) …
        this (story) (may not|was) (be (published)|appeared|published|originally|first) …
        this (article) (originally) (be (published)|appeared|published|originally|first) …
        this (story) (originally) (be (published)|appeared|published|originally|first) …
        this (article|story) (first) (be (published)|appeared|published|originally|first) …
        this (material) (may not|was) (be (published)|appeared|published|originally|first) …
        this (content) (may not|was) (be (published)|appeared|published|originally|first) …
        this (material) (originally) (be (published)|appeared|published|originally|first) …
        this (material) (first) (be (published)|appeared|published|originally|first) …
        this (content) (originally) (be (published)|appeared|published|originally|first) …
        this (content) (first) (be (published)|appeared|published|originally|first) …
        this (article) (may not|was) (be (reproduced)|appeared|published|originally|first) …
        this (story) (may not|was) (be (reproduced)|appeared|published|originally|first) …
        this (article) (may not|was) (be (republished)|appeared|published|originally|first) …
        this (story) (may not|was) (be (republished)|appeared|published|originally|first) …
        this (article) (originally) (be (reproduced)|appeared|published|originally|first) …
        this (story) (originally) (be (reproduced)|appeared|published|originally|first) …
        this (article|story) (first) (be (reproduced)|appeared|published|originally|first) …
        this (article) (originally) (be (republished)|appeared|published|originally|first) …
        this (story) (originally) (be (republished)|appeared|published|originally|first) …
        this (article|story) (first) (be (republished)|appeared|published|originally|first) …
        this (material) (may not|was) (be (reproduced)|appeared|published|originally|first) …
        this (content) (may not|was) (be (reproduced)|appeared|published|originally|first) …
        this (material) (may not|was) (be (republished)|appeared|published|originally|first) …
        this (content) (may not|was) (be (republished)|appeared|published|originally|first) …
        this (material) (originally) (be (reproduced)|appeared|published|originally|first) …
        this (material) (first) (be (reproduced)|appeared|published|originally|first) …
        this (content) (originally) (be (reproduced)|appeared|published|originally|first) …
        this (content) (first) (be (reproduced)|appeared|published|originally|first) …
        this (material) (originally) (be (republished)|appeared|published|originally|first) …
        this (material) (first) (be (republished)|appeared|published|originally|first) …
        this (content) (originally) (be (republished)|appeared|published|originally|first) …
        this (content) (first) (be (republished)|appeared|published|originally|first) …
        reproduced with permission( …)?
        powered by …
    """,
    source="""
        (source|original|article|original article|read original|origin) (link|source|url)
        (source|sources|original source|via) ?: …
        source
        (link|permalink)
        this (article|story|post) (first|originally) appeared (on|in) …
    """,
    notes="""
        edit
        edit source
        citation needed
        clarification needed
        who?
        when?
        sic
    """,
    by="""
        by
        written by
        words by
        story by
        reported by
        text by
        from our correspondent
    """,
    posted="""
        published
        posted
        updated
        last updated
        last modified
        first published
        modified
        published on
        posted on
        updated on
        last updated on
        first published on
        date
        published at
        updated at
        issued on
        dated
    """,
    months="""
        january|jan
        february|feb
        march|mar
        april|apr
        may
        june|jun
        july|jul
        august|aug
        september|sept|sep
        october|oct
        november|nov
        december|dec
    """,
    weekdays="""
        monday|mon
        tuesday|tues|tue
        wednesday|wed
        thursday|thurs|thur|thu
        friday|fri
        saturday|sat
        sunday|sun
    """,
    together="""
        and
        with
        for
    """,
)
