import type { PhraseLists } from './phrase-lists.ts';

const CHANGE = 'change/changes/update/updates/modification/modifications/adjustment/adjustments/action/actions/steps';
const NOUN = `${CHANGE}/exchange/exchanges/return/returns/refund/refunds/
  cancellation/cancellations/cancelation/replacement/order/booking/rebooking/reservation/request/requests/process/purchase/payment/
  transfer/upgrade/downgrade/plan/swap/switch/transaction/correction/address_change/
  address_update/return_request/exchange_request/refund_request/cancellation_request/flight_change/order_change/item_change`;
const PROCEED = `proceed/go_ahead/go_ahead_and_proceed/go_ahead_and_do_it/go_ahead_and_do_that/go_ahead_and_do_this/go_ahead_and_do_so`;
const DO = `do/process/complete/finalize/finalise/submit/execute/perform/approve/finish`;
const THIS = `the/this/that/these/those/my/both/all/all_the/all_of_the/all_these/all_those`;

export const EN: PhraseLists = {
  agrees: `
    yes, yeah, yep, yup, yea, yah, yess, yas, yeap, yeh, aye, yessir, yes sir, yes maam, hell yes, oh yes, yes indeed,
    yes of course, of course, ofc, absolutely, definitely, certainly, affirmative, by all means, agreed, agree,
    approved, accepted, confirmed, .confirm., yes confirm, yes please confirm,
    i/we agree/consent/confirm/approve/accept/do/agree_to_that/agree_to_this/agree_to_it/agree_with_that/agree_with_this/authorize_it/authorize_this/authorize_that,
    i/we do confirm/agree/consent, i/we hereby confirm/agree/consent, i can confirm, i am confirming, im confirming,
    i give my consent/permission/approval/confirmation/ok/okay,
    you have my consent/permission/approval/confirmation/ok/okay/go_ahead/blessing/authorization,
    thats/that_is/it_is/its a yes, a yes from me, yes from me, id say yes, i say yes, i said yes, my answer is yes,
    the answer is yes, yes i do, yes i would, yes i am, yes i do/ want that/this/it, yes i want to, yes id like that,
    yes id love that, yes you can, yes you may, yes to that/this/it/all/everything/all_of_it/all_of_that/all_of_them,
    yes that one, yes it is, yes thats it, yes this one, ${PROCEED}, go ahead then, and please/ ${PROCEED}, and yes,
    go for it, go on then, do it, do that, do this, do so, do them, do them all, do it all, please do, pls do, plz do,
    just do it, just do that, lets do it/that/this/so, let us do it/that/this, lets go, lets go ahead, lets proceed,
    lets go with it/that/this, lets go for it, let us proceed, make it so, make it happen, get it done, get that done,
    get this done, have it done, go with it, go with that, go with this, please go with that, you can/may ${PROCEED},
    feel free to ${PROCEED}, i/we want/would_like/d_like to ${PROCEED}/do_it/do_that/do_this,
    id/wed like/love to ${PROCEED}/do_it/do_that/do_this, i/we wish to ${PROCEED},
    i/we want/would_like you to ${PROCEED}/do_it/do_that/do_this, id like you to ${PROCEED}/do_it/do_that/do_this,
    im/i_am ready/happy/good/okay/ok/fine/glad to ${PROCEED},
    im/i_am happy/ok/okay/fine for you to ${PROCEED}/do_it/do_that/do_this, ready to ${PROCEED}, good to go,
    good to proceed, ok to proceed, okay to proceed, happy to proceed, happy to go ahead,
    lets make/do ${THIS} ${CHANGE},
    make/do/process/complete/finalize/finalise/submit/perform/execute/carry_out ${THIS} ${CHANGE},
    ${DO} it/that/this/them/everything/all, carry it/that/this out, carry out it, put it/that/this through,
    go ahead and ${DO}/make ${THIS} ${NOUN}, go ahead and ${DO} it/that/this/them/everything,
    i/we agree to/with ${THIS} ${NOUN}, i/we confirm/approve/accept/authorize/authorise ${THIS} ${NOUN},
    i/we want/would_like/d_like to make/do/process/complete ${THIS} ${CHANGE},
    id like to make/do/process/complete ${THIS} ${CHANGE}
  `,
  beside: `
    ${DO}/make/start/initiate/arrange/place ${THIS} ${NOUN}, ok, okay, okey, okey dokey, okie dokie, okay then,
    ok then, oki, okie, k, kk, alright, all right, alrighty, sure, sure thing, for sure, well, oh, ah, so, then, now,
    right now, right away, immediately, straight away, at once, asap, as soon as possible, today, when you can,
    whenever youre ready, fine, fine by/with me,
    thats/that_is/its/it_is/this_is fine/fine_by_me/fine_with_me/ok/okay/ok_with_me/okay_with_me/good/great/perfect/correct/right/all_correct/accurate/all/it/exactly_right/absolutely_fine/all_fine/lovely/wonderful/excellent/awesome/cool/alright/what_i_want/exactly_what_i_want/what_i_wanted/exactly_what_i_wanted/what_id_like/the_plan,
    that/this/it/everything/all looks/sounds/seems/is good/great/fine/perfect/right/correct/ok/okay/excellent/wonderful/lovely/good_to_me/great_to_me/fine_to_me/perfect_to_me/right_to_me/accurate/reasonable/awesome/fair/all_right/alright,
    looks/sounds/seems good/great/fine/perfect/right/correct/ok/okay/excellent/wonderful/lovely/good_to_me/great_to_me/fine_to_me/perfect_to_me/right_to_me/accurate/reasonable/awesome/fair/alright/like_a_plan,
    that/this/it works, that/this/it works for me, works for me,
    that/this/it would/will be/work great/fine/perfect/good/lovely/wonderful/nice/excellent/awesome/for_me/helpful/amazing,
    that/this/it will/would do, thatll do, that works great, that would be, that will work, that would work,
    thatd be great/perfect/lovely/fine/good/wonderful,
    the details/information/info are/is/look/looks correct/right/good/fine,
    all/the details are/look correct/right/good/fine, everything/all correct/good/clear/set, all good, all set,
    its all correct, its all good, youre right, you are right, you are correct, youre correct, you got it,
    you got that right, you understood correctly, thats all right, correct, .right, exactly, exactly that, exactly so,
    precisely, indeed, very well, very good, very much, no problem, no worries, no objection, no objections,
    im/i_am sure, im/i_am very/quite/absolutely/pretty sure, why not,
    im/i_am ok/okay/fine/happy/good with that/this/it, im ok, im happy, i like it, i like that, i like that plan,
    i have no objections, i have no questions, good, great, perfect, excellent, wonderful, awesome, amazing,
    fantastic, brilliant, lovely, cool, nice, super, superb, top, deal, splendid, yay, good idea, great idea,
    good plan, great plan, good stuff, great stuff, please, pls, plz, kindly, if you please, thanks, thank you,
    thanks so/very much, thank you so/very much,
    thanks/many_thanks/thank_you again/a_lot/a_bunch/a_million/kindly/in_advance, thank u, thx, ty, tysm, tks, cheers,
    much appreciated, appreciated, appreciate it, i appreciate it/that/this/your_help, id appreciate that/it,
    i would appreciate that/it, many thanks,
    thanks/thank_you/thank_you_so_much/thank_you_very_much/thanks_so_much/thanks_a_lot for your/the/all_your/all_the help/assistance/patience/support/quick_reply/quick_response/checking/confirming/offer/update,
    thanks/thank_you for that/this/helping/helping_me/checking/confirming/asking/explaining, for me,
    and thanks/thank_you/thank_you_very_much/many_thanks, and please, hi, hello, hey, hi there, hello there,
    hey there, good morning, good afternoon, good evening, dear team, sir, madam, mate, bye, goodbye,
    have a nice/good/great day, kind/best/warm regards, regards, best, sincerely, have a good one, take care,
    with/to/for/ ${THIS} ${NOUN}, with that/this/it/these/those/them/all_of_it/all_of_that/everything/both,
    with that one, to that/this/it/all_of_it/everything, that one, this one, all of it/them/that, everything,
    the whole thing,
    as/like/exactly_as/just_as/just_like described/proposed/discussed/suggested/mentioned/stated/listed/outlined/planned/shown/above/stated_above/you_said/you_described/you_suggested/you_proposed/agreed/requested/you_outlined/you_listed/described_above/listed_above/mentioned_above/discussed_above,
    like that, exactly like that, just like that, you described/suggested/proposed/mentioned/listed/outlined,
    just that, for me please, on my behalf
  `,
  declines: `
    no, nope, nah, naw, nay, never, never mind, nevermind, no way, not at all, absolutely not, definitely not,
    certainly not, of course not, not now, not today, not yet, not interested, im not interested, i am not interested,
    no thanks, no thank you, no thx, no ty, no need, theres no need, there is no need, not needed, no longer needed,
    no longer necessary, thats not necessary, not necessary, no i dont, i dont want that/this/it/to/you_to,
    i do not want that/this/it/to/you_to, i dont want that anymore, i dont want it anymore, i dont agree,
    i do not agree, i disagree, i decline, declined, decline, i refuse, i do not consent, i dont consent,
    i do not confirm, i dont confirm, dont, dont do it/that/this/anything, do not, do not do it/that/this/anything,
    please dont, please do not, dont proceed, do not proceed, dont go ahead, do not go ahead, stop, stop it,
    stop that, please stop, stop right there, stop everything, leave it, leave it as it is, leave it as is,
    leave it be, leave it alone, leave everything as it is, keep it as it is, keep it as is, forget it,
    forget about it, forget that, drop it, skip it, abort, i changed my mind, ive changed my mind,
    i have changed my mind, changed my mind, id rather not, i would rather not, rather not, better not,
    id prefer not to, i prefer not to, i would prefer not to, hold off, not a chance, thats not what i want,
    that is not what i want, thats not what i wanted
  `,
};
